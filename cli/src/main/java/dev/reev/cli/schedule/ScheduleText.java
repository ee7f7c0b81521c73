package dev.reev.cli.schedule;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prints schedules as text. */
record ScheduleText(Terminal terminal, TableOptions tables) {

  /** Number of next times that fit into a line. */
  private static final int NEXT_SHOWN = 3;

  void list(JsonNode page, PrintWriter out) {
    Table table = tables.wide() ? wide(page) : narrow(page);
    table.print(out, "no schedules");
  }

  private Table narrow(JsonNode page) {
    Table table =
        new Table(
            "name", "state", "verdict", "regressed since" + Figures.UTC, "next" + Figures.UTC);
    for (JsonNode each : page.path("data")) {
      table.row(
          Figures.text(each.path("name")),
          state(each),
          verdict(each),
          Figures.minute(each.path("verdict").path("regression").path("since")),
          Figures.minute(each.path("next_times").path(0)));
    }
    return table;
  }

  private Table wide(JsonNode page) {
    Table table =
        new Table(
                "name",
                "times",
                "state",
                "verdict",
                "judged",
                "regressed since",
                "regressed",
                "next",
                "started",
                "skipped",
                "missed")
            .wide(true);
    for (JsonNode each : page.path("data")) {
      JsonNode counts = each.path("counts");
      JsonNode regression = each.path("verdict").path("regression");
      table.row(
          Figures.text(each.path("name")),
          times(each),
          state(each),
          verdict(each),
          Figures.time(each.path("verdict").path("scheduled_at")),
          Figures.time(regression.path("since")),
          regression.isObject() ? words(regression.path("regressed"), ", ") : "-",
          Figures.time(each.path("next_times").path(0)),
          counts.path("started").asString("0"),
          counts.path("skipped").asString("0"),
          counts.path("missed").asString("0"));
    }
    return table;
  }

  /**
   * Prints one schedule.
   *
   * @param page its address on the dashboard
   */
  void one(JsonNode schedule, String page, PrintWriter out) {
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
    standing(schedule, out);
    line(out, "page", page);
    out.flush();
  }

  /** Prints the newest verdict and the open regression; nothing before the first verdict. */
  private void standing(JsonNode schedule, PrintWriter out) {
    JsonNode verdict = schedule.path("verdict");
    if (!verdict.isObject()) {
      return;
    }
    line(
        out,
        "verdict",
        "%s  %s  tick %s"
            .formatted(
                verdict(schedule),
                Figures.time(verdict.path("scheduled_at")),
                verdict.path("tick_id").asString("")));
    JsonNode regression = verdict.path("regression");
    if (regression.isObject()) {
      line(
          out,
          "worse",
          "%s regressed since %s: %s"
              .formatted(
                  words(regression.path("regressed"), ", "),
                  Figures.time(regression.path("since")),
                  regression.path("reason").asString("")));
      regression.path("suspects").forEach(each -> line(out, "changed", each.asString("")));
    }
  }

  void ticks(JsonNode page, PrintWriter out) {
    if (page.path("data").isEmpty()) {
      return;
    }
    out.println();
    Table table =
        new Table("tick", "for" + Figures.UTC, "outcome", "suite", "why").wide(tables.wide());
    for (JsonNode tick : page.path("data")) {
      table.row(
          tables.id(Figures.text(tick.path("id"))),
          Figures.minute(tick.path("scheduled_at")),
          TickText.outcome(tick, terminal),
          tables.id(Figures.text(tick.path("suite_id"))),
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

  /** Paused or active, and whether the change has reached Temporal. */
  private static String state(JsonNode schedule) {
    String sync = schedule.path("sync").path("state").asString("applied");
    String state = schedule.path("paused").asBoolean(false) ? "paused" : "active";
    return sync.equals("applied") ? state : state + ", " + sync;
  }

  /** The newest verdict; an open regression remains visible when the newest one is indecisive. */
  private String verdict(JsonNode schedule) {
    JsonNode verdict = schedule.path("verdict");
    if (!verdict.isObject()) {
      return "-";
    }
    String word = TickText.words(verdict.path("decision").asString(""));
    boolean worse = verdict.path("regression").isObject();
    return terminal.paint(worse ? Color.BAD : TickText.color(word), word);
  }

  private static String words(JsonNode words, String between) {
    return words.valueStream().map(each -> each.asString("")).collect(Collectors.joining(between));
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.printf("%-8s %s%n", name, text);
    }
  }
}
