package dev.reev.cli.schedule;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Schedules for people. */
final class ScheduleText {

  /** As many as fit into a line. */
  private static final int NEXT_SHOWN = 3;

  private ScheduleText() {}

  static void list(JsonNode page, PrintWriter out) {
    Table table = new Table("name", "times", "state", "next", "started", "skipped", "missed");
    for (JsonNode each : page.path("schedules")) {
      JsonNode counts = each.path("counts");
      table.row(
          Figures.text(each.path("name")),
          times(each),
          state(each),
          Figures.time(each.path("next_times").path(0)),
          counts.path("started").asString("0"),
          counts.path("skipped").asString("0"),
          counts.path("missed").asString("0"));
    }
    table.print(out, "no schedules");
  }

  static void one(JsonNode schedule, PrintWriter out) {
    out.printf(
        "%s  %s  %s%n", schedule.path("name").asString(""), times(schedule), state(schedule));
    line(out, "note", schedule.path("note").asString(""));
    line(out, "sync", schedule.path("sync").path("message").asString(""));
    line(
        out,
        "next",
        schedule
            .path("next_times")
            .valueStream()
            .limit(NEXT_SHOWN)
            .map(Figures::time)
            .collect(Collectors.joining("  ")));
    out.flush();
  }

  static void ticks(JsonNode page, PrintWriter out) {
    if (page.path("ticks").isEmpty()) {
      return;
    }
    out.println();
    Table table = new Table("tick", "state", "decision", "suite", "why");
    for (JsonNode tick : page.path("ticks")) {
      table.row(
          Figures.time(tick.path("scheduled_at")),
          Figures.text(tick.path("state")),
          Figures.text(tick.path("decision")),
          Figures.text(tick.path("suite")),
          Figures.text(tick.path("reason")));
    }
    table.print(out);
  }

  private static String times(JsonNode schedule) {
    if (schedule.path("interval_seconds").isNumber()) {
      return "every "
          + FigureText.took(TimeUnit.SECONDS.toMillis(schedule.path("interval_seconds").asLong()));
    }
    String cron = schedule.path("cron").asString("");
    return cron.isEmpty()
        ? "times defined in Temporal"
        : "'" + cron + "' " + schedule.path("timezone").asString("UTC");
  }

  /** Paused, or whether Temporal has it. */
  private static String state(JsonNode schedule) {
    String sync = schedule.path("sync").path("state").asString("applied");
    String state = schedule.path("paused").asBoolean(false) ? "paused" : "active";
    return sync.equals("applied") ? state : state + ", " + sync;
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.printf("%-5s %s%n", name, text);
    }
  }
}
