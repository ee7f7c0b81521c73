package dev.reev.cli.suite;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints a suite as text.
 *
 * @param statistics the server's statistics of its scores
 * @param failed items whose runs failed
 */
record SuiteReport(SuiteStatus suite, JsonNode statistics, JsonNode failed, Terminal terminal) {

  private static final double ALL = 1;

  /** Number of failed items shown; the exports have all. */
  private static final int FAILED_SHOWN = 20;

  /**
   * Reads the data of the report.
   *
   * @param scores score set to use; null for the first scores
   */
  static SuiteReport read(
      SuiteServer suites, SuiteStatus suite, @Nullable String scores, Terminal terminal)
      throws ServerUnreachableException {
    String id = suite.id();
    String chosen = scores == null ? "" : "?scores=" + ReevServer.parameter(scores);
    return new SuiteReport(
        suite,
        suites.part(id, "statistics" + chosen),
        suites.part(id, "items?state=Failed&limit=" + FAILED_SHOWN).path("data"),
        terminal);
  }

  /** The suite as the server returns it, with its {@code statistics}. */
  JsonNode json() {
    ObjectNode json = ((ObjectNode) suite.json()).deepCopy();
    json.set("statistics", statistics);
    return json;
  }

  void print(PrintWriter out) {
    print(out, false);
  }

  /**
   * Prints the suite as text.
   *
   * @param wide whether tables are as wide as their cells
   */
  void print(PrintWriter out, boolean wide) {
    out.printf("%s  %s%n", suite.name(), suite.line());
    String scores = statistics.path("scores").asString("first");
    if (!scores.equals("first")) {
      out.printf("by the scores of %s%n", scores);
    }
    statistics.path("notes").forEach(note -> out.println("note: " + note.asString("")));
    out.println();
    numbers("agent", "agent", statistics.path("agents")).wide(wide).print(out);
    out.println();
    numbers("benchmark", "benchmark_id", statistics.path("benchmarks")).wide(wide).print(out);
    String controls = controls(statistics.path("controls"));
    if (!controls.isEmpty()) {
      out.println();
      out.println(controls);
    }
    if (!failed.isEmpty()) {
      out.println();
      Table table = new Table("without a score", "agent", "repeat", "why").wide(wide);
      for (JsonNode item : failed) {
        table.row(
            Figures.text(item.path("benchmark_id")),
            Figures.text(item.path("agent")),
            String.valueOf(item.path("repeat").asInt(1)),
            why(item.path("failure")));
      }
      table.print(out);
    }
    out.flush();
  }

  /** Scores of controls on the same texts; empty when unknown. */
  private static String controls(JsonNode controls) {
    int of = controls.path("of").asInt(0);
    List<String> scores = new ArrayList<>();
    for (JsonNode control : controls.path("agents")) {
      int known = control.path("benchmarks").asInt(0);
      scores.add(
          Figures.text(control.path("title"))
              + " "
              + Figures.score(control.path("mean_score"))
              + (known < of ? " (on %d of %d)".formatted(known, of) : ""));
    }
    return scores.isEmpty()
        ? ""
        : "controls: %s; measured by the build with %s"
            .formatted(String.join(", ", scores), Figures.text(controls.path("scorer")));
  }

  private Table numbers(String title, String field, JsonNode rows) {
    Table table = new Table(title, "scores", "mean", "interval", "passed", "interval");
    for (JsonNode row : rows) {
      JsonNode coverage = row.path("coverage");
      table.row(
          Figures.text(row.path(field)),
          coverage.path("n").asInt(0) + "/" + coverage.path("of").asInt(0),
          Figures.score(row.path("mean_score")),
          Figures.interval(row.path("mean_interval")),
          terminal.paint(color(row.path("pass_rate")), Figures.percent(row.path("pass_rate"))),
          Figures.percents(row.path("pass_interval")));
    }
    return table;
  }

  private static Color color(JsonNode passRate) {
    if (!passRate.isNumber()) {
      return Color.FAINT;
    }
    double rate = passRate.doubleValue();
    if (rate >= ALL) {
      return Color.GOOD;
    }
    return rate > 0 ? Color.UNSURE : Color.BAD;
  }

  private static String why(JsonNode failure) {
    return Figures.text(failure.path("type")) + ": " + Figures.text(failure.path("message"));
  }
}
