package dev.reev.cli.schedule;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Prints a tick as text. */
record TickText(Terminal terminal, TableOptions tables) {

  /**
   * Prints one tick.
   *
   * @param page its address on the dashboard
   */
  void one(JsonNode detail, String page, PrintWriter out) {
    JsonNode tick = detail.path("tick");
    out.printf(
        "%s  %s  %s%n",
        tick.path("schedule_id").asString(""),
        Figures.time(tick.path("scheduled_at")),
        outcome(tick, terminal));
    line(out, "reason", tick.path("reason"));
    tick.path("regressed").forEach(agent -> line(out, "worse", agent));
    line(out, "tick", tick.path("id"));
    line(out, "suite", tick.path("suite_id"));
    line(out, "baseline", tick.path("baseline_suite_id"));
    line(out, "began", tick.path("first_bad_tick_id"));
    tick.path("changes").forEach(change -> line(out, "changed", change.path("note")));
    notification(detail.path("notification"), out);
    out.printf("%-8s %s%n", "page", page);
    judgements(detail.path("judgements"), out);
    out.flush();
  }

  private static void notification(JsonNode notification, PrintWriter out) {
    if (notification.isObject()) {
      String error = notification.path("error").asString("");
      out.printf(
          "%-8s %s%n",
          "webhook",
          notification.path("delivered_at").isString()
              ? "told " + Figures.time(notification.path("delivered_at"))
              : "not told after %d attempts%s"
                  .formatted(
                      notification.path("attempts").asInt(0), error.isEmpty() ? "" : ": " + error));
    }
  }

  private void judgements(JsonNode judgements, PrintWriter out) {
    if (judgements.isEmpty()) {
      return;
    }
    out.println();
    Table table = new Table("round", "decision", "confirming suite", "reason").wide(tables.wide());
    for (JsonNode each : judgements) {
      table.row(
          each.path("round").asString("0"),
          words(Figures.text(each.path("decision"))),
          tables.id(Figures.text(each.path("confirmation_suite_id"))),
          Figures.text(each.path("reason")));
    }
    table.print(out);
  }

  /** The decision, or the state of a tick without one. */
  static String outcome(JsonNode tick, Terminal terminal) {
    String decision = tick.path("decision").asString("");
    String word = words(decision.isEmpty() ? tick.path("state").asString("") : decision);
    return terminal.paint(color(word), word);
  }

  /** Turns a name of the API into words. */
  static String words(String name) {
    return name.replace('_', ' ');
  }

  static Color color(String outcome) {
    return switch (outcome) {
      case "good", "baseline", "recovered", "refuted" -> Color.GOOD;
      case "regressed", "still regressed", "failed" -> Color.BAD;
      case "indecisive", "environment invalid", "missed" -> Color.UNSURE;
      default -> Color.FAINT;
    };
  }

  private static void line(PrintWriter out, String name, JsonNode text) {
    String known = text.asString("");
    if (!known.isEmpty()) {
      out.printf("%-8s %s%n", name, known);
    }
  }
}
