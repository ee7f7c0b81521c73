package dev.reev.workflows.score;

import dev.reev.workflows.display.DetailsTable;
import io.temporal.workflow.Workflow;

/**
 * Shows a score set in Temporal's Web UI while it is open: by current details, which leave nothing
 * in the history.
 */
final class ScoreDetails {

  private ScoreDetails() {}

  static void show(ScoreDisplay display, ScoreSetState state) {
    int done = display.scored() + display.notScorable();
    Workflow.setCurrentDetails(
        new DetailsTable()
            .row("state", state.title())
            .row("done", "%d of %d".formatted(done, display.runs()))
            .row("not scorable", Integer.toString(display.notScorable()))
            .row("changed", Integer.toString(display.changed()))
            .toString());
  }
}
