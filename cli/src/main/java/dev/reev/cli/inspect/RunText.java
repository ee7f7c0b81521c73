package dev.reev.cli.inspect;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Runs for people. */
record RunText(Terminal terminal) {

  void list(JsonNode page, PrintWriter out) {
    Table table = new Table("run", "benchmark", "agent", "state", "score", "submitted");
    for (JsonNode run : page.path("data")) {
      table.row(
          Figures.text(run.path("id")),
          Figures.text(run.path("benchmark")),
          Figures.text(run.path("agent")),
          state(run) + marks(run),
          Figures.score(run.path("score")),
          Figures.time(run.path("created_at")));
    }
    table.print(out, "no runs");
    if (!page.path("next_cursor").asString("").isEmpty()) {
      out.println("there are more; see --limit");
      out.flush();
    }
  }

  /**
   * One run.
   *
   * @param checks what its score is made of, the worst first; nothing without any
   */
  void one(JsonNode run, JsonNode checks, PrintWriter out) {
    out.printf(
        "%s  %s  %s  score %s%s%n",
        run.path("benchmark").asString(""),
        run.path("agent").asString(""),
        state(run),
        Figures.score(run.path("score")),
        marks(run));
    JsonNode failure = run.path("failure");
    if (failure.isObject()) {
      line(
          out,
          "failure",
          failure.path("type").asString("") + ": " + failure.path("message").asString(""));
    } else {
      line(out, "message", run.path("message").asString(""));
    }
    line(out, "id", run.path("id").asString(""));
    line(out, "suite", run.path("suite").asString(""));
    for (String field : new String[] {"created_at", "started_at", "ended_at"}) {
      if (run.hasNonNull(field)) {
        line(out, field, Figures.time(run.path(field)));
      }
    }
    line(out, "attempt", run.path("attempt").asString(""));
    line(out, "labels", plain(run.path("labels")));
    line(out, "like", run.path("rerun_of").asString(""));
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
    Table table = new Table("  holds", "check", "kind", "points", "why");
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

  /** What must not be overlooked beside a score. */
  private String marks(JsonNode run) {
    return Stream.of("harm", "unconfined")
        .filter(mark -> run.path(mark).asBoolean(false))
        .map(mark -> ", " + terminal.paint(Color.BAD, mark))
        .collect(Collectors.joining());
  }

  private String state(JsonNode run) {
    String state = run.path("state").asString("");
    Color color =
        switch (state) {
          case "Completed" -> run.path("passed").asBoolean(false) ? Color.GOOD : Color.UNSURE;
          case "Pending", "Running" -> Color.FAINT;
          default -> Color.BAD;
        };
    return terminal.paint(color, state);
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
