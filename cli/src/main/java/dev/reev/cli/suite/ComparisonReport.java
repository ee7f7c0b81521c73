package dev.reev.cli.suite;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A comparison made by the server.
 *
 * @param comparison answer of the server
 * @param changes differences in the provenance of two suites; null when a side is not a suite
 */
record ComparisonReport(JsonNode comparison, @Nullable JsonNode changes) {

  private static final String FIRST = "first";

  /** Number of benchmarks named in a line. */
  private static final int NAMED = 3;

  /** One line when the candidate is worse, as a whole or on single benchmarks. */
  Optional<String> regression() {
    List<JsonNode> regressed = of("regressed");
    if (!verdict().equals("worse") && regressed.isEmpty()) {
      return Optional.empty();
    }
    String benchmarks =
        regressed.stream()
            .limit(NAMED)
            .map(
                each ->
                    each.path("benchmark_id").asString("")
                        + " ("
                        + each.path("agent").asString("")
                        + ")")
            .collect(Collectors.joining(", "));
    int more = regressed.size() - NAMED;
    return Optional.of(
        "regression: "
            + verdict()
            + (benchmarks.isEmpty() ? "" : ", regressed " + benchmarks)
            + (more > 0 ? " and " + more + " more" : ""));
  }

  /** All of it in one sentence, to be quoted; the verdict when the server has none. */
  String summary() {
    return comparison.path("summary").asString(verdict());
  }

  /** The server's answer, with {@code changes} added. */
  JsonNode json() {
    ObjectNode json = ((ObjectNode) comparison).deepCopy();
    json.set("changes", changes);
    return json;
  }

  /** Prints the comparison as text. */
  void print(PrintWriter out, Terminal terminal) {
    String reason = comparison.path("reason").asString("");
    out.printf(
        "%s%s%n",
        terminal.paint(color(verdict()), verdict()), reason.isEmpty() ? "" : ": " + reason);
    out.printf(
        "difference %s (%s), %s, %d pairs%n",
        Figures.difference(comparison.path("difference")),
        Figures.differences(comparison.path("interval")),
        probability(comparison.path("p_value")),
        comparison.path("pairs").asInt(0));
    scores(out);
    comparison.path("notes").forEach(note -> out.println("note: " + note.asString("")));
    benchmarks(out, terminal);
    for (String line : changed()) {
      out.println(line);
    }
    out.flush();
  }

  private static String probability(JsonNode p) {
    return p.isNumber() ? FigureText.probability("p", p.doubleValue()) : "p not known";
  }

  /** Prints the score sets, unless both sides use the first scores, as usual. */
  private void scores(PrintWriter out) {
    String base = comparison.path("base").path("scores").asString(FIRST);
    String candidate = comparison.path("candidate").path("scores").asString(FIRST);
    if (!base.equals(FIRST) || !candidate.equals(FIRST)) {
      out.printf("scores of the base: %s, of the candidate: %s%n", base, candidate);
    }
  }

  private void benchmarks(PrintWriter out, Terminal terminal) {
    List<JsonNode> moved = new ArrayList<>(of("regressed"));
    moved.addAll(of("improved"));
    if (moved.isEmpty()) {
      out.println("no benchmark regressed or improved");
      return;
    }
    Table table = new Table("benchmark", "agent", "verdict", "base", "candidate", "p adjusted");
    for (JsonNode each : moved) {
      String verdict = each.path("verdict").asString("");
      table.row(
          Figures.text(each.path("benchmark_id")),
          Figures.text(each.path("agent")),
          terminal.paint(color(verdict), verdict),
          Figures.score(each.path("base_mean")),
          Figures.score(each.path("candidate_mean")),
          Figures.probability(each.path("p_adjusted")));
    }
    table.print(out);
  }

  private List<String> changed() {
    List<String> lines = new ArrayList<>();
    if (changes != null) {
      for (JsonNode change : changes) {
        lines.add(
            "changed  %s  %s"
                .formatted(change.path("agent").asString(""), change.path("note").asString("")));
      }
    }
    return lines;
  }

  private String verdict() {
    return comparison.path("verdict").asString("indecisive");
  }

  private List<JsonNode> of(String verdict) {
    return comparison
        .path("benchmarks")
        .valueStream()
        .filter(each -> each.path("verdict").asString("").equals(verdict))
        .toList();
  }

  private static Color color(String verdict) {
    return switch (verdict) {
      case "better", "improved" -> Color.GOOD;
      case "worse", "regressed" -> Color.BAD;
      case "same" -> Color.FAINT;
      default -> Color.UNSURE;
    };
  }
}
