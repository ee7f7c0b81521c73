package dev.reev.cli.inspect;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Prints runs as text. */
record RunText(Terminal terminal, TableOptions tables) {

  void list(JsonNode page, PrintWriter out) {
    Table table = tables.wide() ? wide(page) : narrow(page);
    table.print(out, "no runs");
    if (!page.path("next_cursor").asString("").isEmpty()) {
      out.println("there are more; see --limit");
      out.flush();
    }
  }

  /**
   * Columns that fit a terminal of 80 columns; the verdict includes the information of the state.
   */
  private Table narrow(JsonNode page) {
    Table table =
        new Table("run", "benchmark", "agent", "verdict", "score", "submitted" + Figures.UTC);
    for (JsonNode run : page.path("data")) {
      table.row(
          tables.id(Figures.text(run.path("id"))),
          Figures.text(run.path("benchmark_id")),
          Figures.text(run.path("agent")),
          verdict(run),
          Figures.score(run.path("score")),
          Figures.minute(run.path("created_at")));
    }
    return table;
  }

  private Table wide(JsonNode page) {
    Table table =
        new Table(
                "run",
                "benchmark",
                "agent",
                "model",
                "state",
                "verdict",
                "score",
                "first failing check",
                "suite",
                "labels",
                "submitted")
            .wide(true);
    for (JsonNode run : page.path("data")) {
      table.row(
          Figures.text(run.path("id")),
          Figures.text(run.path("benchmark_id")),
          Figures.text(run.path("agent")),
          Figures.text(run.path("provenance").path("model")),
          Figures.text(run.path("state")),
          verdict(run),
          Figures.score(run.path("score")),
          firstFailing(run),
          Figures.text(run.path("suite")),
          plain(run.path("labels")),
          Figures.time(run.path("created_at")));
    }
    return table;
  }

  /**
   * The worst check that does not hold, or the failure of the run; a dash when there is neither.
   */
  private static String firstFailing(JsonNode run) {
    JsonNode check = run.path("failed_checks").path("first").path(0);
    if (check.isObject()) {
      return check.path("id").asString("") + ": " + check.path("reason").asString("");
    }
    JsonNode failure = run.path("failure");
    return failure.isObject() ? failure(failure) : "-";
  }

  private static String failure(JsonNode failure) {
    return failure.path("type").asString("") + ": " + failure.path("message").asString("");
  }

  /**
   * Prints one run.
   *
   * @param checks checks of its score, the worst first; empty for none
   * @param page its address on the dashboard
   */
  void one(JsonNode run, JsonNode checks, String page, PrintWriter out) {
    out.printf(
        "%s  %s  %s  score %s%s%n",
        run.path("benchmark_id").asString(""),
        run.path("agent").asString(""),
        terminal.paint(color(run), run.path("state").asString("")),
        Figures.score(run.path("score")),
        passed(run) + marks(run));
    JsonNode failure = run.path("failure");
    if (failure.isObject()) {
      line(out, "failure", failure(failure));
    } else {
      line(out, "message", run.path("message").asString(""));
    }
    line(out, "id", run.path("id").asString(""));
    line(out, "page", page);
    line(out, "suite", run.path("suite").asString(""));
    for (String field : new String[] {"created_at", "started_at", "ended_at"}) {
      if (run.hasNonNull(field)) {
        line(out, field, Figures.time(run.path(field)));
      }
    }
    line(out, "attempt", run.path("attempt").asString(""));
    line(out, "labels", plain(run.path("labels")));
    line(out, "like", run.path("rerun_of_id").asString(""));
    checks(checks.path("data"), out);
    out.println("made of");
    run.path("provenance")
        .properties()
        .forEach(part -> line(out, "  " + part.getKey(), plain(part.getValue())));
    out.flush();
  }

  private void checks(JsonNode checks, PrintWriter out) {
    if (checks.isEmpty()) {
      return;
    }
    out.println("checks");
    Table table = new Table("  holds", "check", "kind", "points", "why").wide(tables.wide());
    for (JsonNode check : checks) {
      boolean critical = check.path("critical").asBoolean(false);
      table.row(
          "  " + holds(check),
          Figures.text(check.path("id")) + (critical ? " (critical)" : ""),
          Figures.text(check.path("kind")),
          Figures.points(check.path("points")) + "/" + Figures.points(check.path("weight")),
          why(check));
    }
    table.print(out);
  }

  private String holds(JsonNode check) {
    if (check.path("harm").asBoolean(false)) {
      return terminal.paint(Color.BAD, "HARM");
    }
    return check.path("holds").asBoolean(false)
        ? terminal.paint(Color.GOOD, "yes")
        : terminal.paint(Color.BAD, "no");
  }

  private static String why(JsonNode check) {
    return Stream.of(
            "expected "
                + Figures.text(check.path("expected"))
                + ", got "
                + Figures.text(check.path("actual")),
            check.path("message").asString(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Warnings that must not be overlooked beside a score. */
  private String marks(JsonNode run) {
    return Stream.of("harm", "unconfined")
        .filter(mark -> run.path(mark).asBoolean(false))
        .map(mark -> ", " + terminal.paint(Color.BAD, mark))
        .collect(Collectors.joining());
  }

  /** Words shown after a score; empty without one. */
  private static String passed(JsonNode run) {
    JsonNode passed = run.path("passed");
    if (!passed.isBoolean() || run.path("harm").asBoolean(false)) {
      return "";
    }
    return passed.booleanValue() ? ", passed" : ", not passed";
  }

  /** The outcome in one word, or the state of an open run. */
  private String verdict(JsonNode run) {
    String state = run.path("state").asString("");
    String word =
        switch (state) {
          case "Completed" ->
              run.path("harm").asBoolean(false)
                  ? "harm"
                  : run.path("passed").asBoolean(false) ? "passed" : "not passed";
          case "TimedOut" -> "timed out";
          default -> state.toLowerCase(Locale.ROOT);
        };
    boolean unconfined = run.path("unconfined").asBoolean(false);
    return terminal.paint(color(run), unconfined ? word + ", unconfined" : word);
  }

  private static Color color(JsonNode run) {
    return switch (run.path("state").asString("")) {
      case "Completed" ->
          run.path("harm").asBoolean(false)
              ? Color.BAD
              : run.path("passed").asBoolean(false) ? Color.GOOD : Color.UNSURE;
      case "Pending", "Running" -> Color.FAINT;
      default -> Color.BAD;
    };
  }

  private static String plain(JsonNode value) {
    if (!value.isObject()) {
      return value.asString("");
    }
    StringBuilder text = new StringBuilder();
    value
        .properties()
        .forEach(
            part -> {
              if (!part.getValue().isNull()) {
                text.append(part.getKey()).append('=').append(plain(part.getValue())).append("  ");
              }
            });
    return text.toString().strip();
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.printf("%-22s %s%n", name, text);
    }
  }
}
