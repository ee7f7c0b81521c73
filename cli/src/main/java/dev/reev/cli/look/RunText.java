package dev.reev.cli.look;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Runs for people. */
record RunText(Terminal terminal) {

  void list(JsonNode page, PrintWriter out) {
    Table table = new Table("run", "benchmark", "agent", "state", "score", "ordered");
    for (JsonNode run : page.path("data")) {
      table.row(
          Figures.text(run.path("id")),
          Figures.text(run.path("benchmark")),
          Figures.text(run.path("agent")),
          state(run),
          Figures.score(run.path("score")),
          Figures.text(run.path("created_at")));
    }
    table.print(out, "no runs");
    if (!page.path("next_cursor").asString("").isEmpty()) {
      out.println("there are more; see --limit");
      out.flush();
    }
  }

  void one(JsonNode run, PrintWriter out) {
    out.printf(
        "%s  %s  %s  score %s%n",
        run.path("benchmark").asString(""),
        run.path("agent").asString(""),
        state(run),
        Figures.score(run.path("score")));
    JsonNode failure = run.path("failure");
    if (failure.isObject()) {
      line(
          out,
          "failure",
          failure.path("type").asString("") + ": " + failure.path("message").asString(""));
    } else {
      line(out, "message", run.path("message").asString(""));
    }
    for (String field : new String[] {"id", "suite", "created_at", "started_at", "ended_at"}) {
      line(out, field, run.path(field).asString(""));
    }
    line(out, "attempt", run.path("attempt").asString(""));
    line(out, "labels", plain(run.path("labels")));
    line(out, "like", run.path("rerun_of").asString(""));
    out.println("made of");
    run.path("provenance")
        .properties()
        .forEach(part -> line(out, "  " + part.getKey(), plain(part.getValue())));
    out.flush();
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
