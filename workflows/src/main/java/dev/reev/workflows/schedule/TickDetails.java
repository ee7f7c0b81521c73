package dev.reev.workflows.schedule;

import dev.reev.workflows.display.DetailsTable;
import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.run.Trigger;
import dev.reev.workflows.suite.SuiteStart;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tick in Temporal's Web UI: by current details, which leave nothing in the history, and by
 * the summaries of its child workflows.
 */
final class TickDetails {

  private final TickRequest request;
  private final OpenedTick tick;

  /** The tick's own suite, then the confirming ones. */
  private final List<String> suites = new ArrayList<>();

  private String state = "";
  private @Nullable String reason;
  private @Nullable TickDecision decision;

  TickDetails(TickRequest request, OpenedTick tick) {
    this.request = request;
    this.tick = tick;
    this.reason = tick.message();
  }

  void runs(String suite) {
    suites.add(suite);
    state = "waits for its " + nameOf(suites.size() - 1) + budget();
    show();
  }

  void judges() {
    state = "is being judged";
    show();
  }

  void judged(Judgement judgement) {
    reason = judgement.reason();
    decision = judgement.decision();
    state = "stores the decision";
    show();
  }

  void ended(String how) {
    state = how;
    show();
  }

  /** Start of the current suite, with the title of its workflow. */
  SuiteStart suite() {
    int round = suites.size() - 1;
    String suite = suites.get(round);
    TickDisplay display = tick.display();
    Trigger trigger = round == 0 ? Trigger.SCHEDULE : Trigger.CONFIRMATION;
    return new SuiteStart(
        suite,
        request.name() + ": " + nameOf(round),
        display == null
            ? null
            : new RunDisplay(display.url(), display.indexed(), trigger.word(), suite));
  }

  /** Summary of the workflow that delivers the webhooks. */
  String delivery() {
    return request.name() + ": tells of " + word(decision);
  }

  String table() {
    DetailsTable table =
        new DetailsTable()
            .row("schedule", request.name())
            .row("state", state)
            .row("decision", word(decision))
            .row("because", reason == null ? "-" : reason);
    TickDisplay display = tick.display();
    if (display == null) {
      return table.toString();
    }
    String control = display.control();
    table.row("control", control == null ? "none" : control);
    for (int round = 0; round < suites.size(); round++) {
      table.link(
          round == 0 ? "suites" : "",
          nameOf(round),
          display.url() + "/suites/" + suites.get(round));
    }
    return table
        .link("dashboard", "tick", display.url() + "/ticks/" + tick.tick())
        .link("", "schedule", display.url() + "/schedules/" + request.name())
        .toString();
  }

  private void show() {
    Workflow.setCurrentDetails(table());
  }

  private String budget() {
    TickDisplay display = tick.display();
    Integer maxRounds = display == null ? null : display.maxRounds();
    return suites.size() == 1 || maxRounds == null ? "" : " of at most " + maxRounds;
  }

  private static String nameOf(int round) {
    return round == 0 ? "suite" : "confirming suite " + round;
  }

  private static String word(@Nullable TickDecision decision) {
    return decision == null ? "-" : decision.name().toLowerCase(Locale.ROOT);
  }
}
