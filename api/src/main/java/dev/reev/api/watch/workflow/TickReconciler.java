package dev.reev.api.watch.workflow;

import dev.reev.api.temporal.Reconciler;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.api.temporal.WorkflowOutcomes;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds open ticks whose workflow has ended: terminated by the overlap policy or by hand, or lost.
 * Stops their suites.
 */
@Component
class TickReconciler extends Reconciler {

  /** Rare; each round costs one call per open tick. */
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final StoredTicks ticks;
  private final TickClosing ending;
  private final WorkflowOutcomes outcomes;

  TickReconciler(StoredTicks ticks, TickClosing ending, WorkflowOutcomes outcomes) {
    super("Open ticks", PERIOD, PERIOD);
    this.ticks = ticks;
    this.ending = ending;
    this.outcomes = outcomes;
  }

  /** Closes ticks whose workflow is gone. */
  @Override
  protected void reconcile() throws UnavailableException {
    List<StoredTick> open = ticks.openFor(PERIOD);
    for (StoredTick tick : open) {
      WorkflowOutcome outcome = outcomes.of(String.valueOf(tick.workflowId()));
      String reason =
          switch (outcome) {
            case OPEN -> "";
            case UNKNOWN -> "Temporal has lost its workflow";
            case ENDED_BY_HAND -> "its workflow was ended from outside, or by the overlap policy";
            case BROKEN -> "its workflow broke";
            case COMPLETED -> "its workflow ended without a decision";
          };
      if (outcome != WorkflowOutcome.OPEN) {
        ending.stop(tick.id(), reason);
      }
    }
  }
}
