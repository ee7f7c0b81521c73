package dev.reev.workflows.suite;

import dev.reev.workflows.display.DetailsTable;
import io.temporal.workflow.Workflow;

/**
 * Shows a suite in Temporal's Web UI while it is open: by current details, which leave nothing in
 * the history. As recent as the workflow's last dispatch: there is one whenever a run ends, and
 * twice a minute in any case.
 */
final class SuiteDetails {

  private final String suiteId;

  SuiteDetails(String suiteId) {
    this.suiteId = suiteId;
  }

  /** Shows nothing for an answer from an API of an earlier release. */
  void atWork(DispatchedRuns newest) {
    SuiteDisplay display = newest.display();
    if (display != null) {
      show(newest, display, stateOf(display));
    }
  }

  void ended(DispatchedRuns last, SuiteState state) {
    SuiteDisplay display = last.display();
    if (display != null) {
      show(last, display, state.title());
    }
  }

  private void show(DispatchedRuns newest, SuiteDisplay display, String state) {
    Workflow.setCurrentDetails(
        new DetailsTable()
            .row("suite", display.name())
            .row("state", state)
            .row("done", "%d of %d".formatted(display.total() - newest.open(), display.total()))
            .row(
                "running",
                "%d, at most %d at a time".formatted(newest.underWay(), display.concurrency()))
            .row("failed", Integer.toString(display.failed()))
            .row("passed", Integer.toString(display.passed()))
            .score("mean score", display.meanScore())
            .link("dashboard", "suite", display.url() + "/suites/" + suiteId)
            .toString());
  }

  private static String stateOf(SuiteDisplay display) {
    if (display.stopping()) {
      return "Stopping";
    }
    return display.paused() ? "Paused" : SuiteState.RUNNING.title();
  }
}
