package dev.reev.api.watch;

import dev.reev.activities.rounds.Rounds;
import dev.reev.api.temporal.Fate;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowFates;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds ticks whose workflow is over before they were: terminated by the overlap policy or by hand,
 * or lost. Their suites are stopped.
 */
@Component
class TickRounds extends Rounds {

  /** Rare; each round costs one call per open tick. */
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private static final Logger log = LoggerFactory.getLogger(TickRounds.class);

  private final TickRows ticks;
  private final TickEnding ending;
  private final WorkflowFates fates;

  TickRounds(TickRows ticks, TickEnding ending, WorkflowFates fates) {
    super("ticks", PERIOD, PERIOD);
    this.ticks = ticks;
    this.ending = ending;
    this.fates = fates;
  }

  @Override
  protected void round() {
    try {
      reconcile();
    } catch (UnavailableException e) {
      log.debug("Temporal went away in the middle of a round", e);
    } catch (RuntimeException e) {
      log.warn(
          "Open ticks could not be compared with Temporal ({}); next round later", e.toString());
    }
  }

  /** One round. */
  void reconcile() throws UnavailableException {
    List<StoredTick> open = ticks.openFor(PERIOD);
    for (StoredTick tick : open) {
      Fate fate = fates.of(String.valueOf(tick.workflowId()));
      String reason =
          switch (fate) {
            case OPEN -> "";
            case UNKNOWN -> "Temporal has lost its workflow";
            case ENDED_BY_HAND -> "its workflow was ended from outside, or by the overlap policy";
            case BROKEN -> "its workflow broke";
            case COMPLETED -> "its workflow ended without a decision";
          };
      if (fate != Fate.OPEN) {
        ending.stop(tick.id(), reason);
      }
    }
  }
}
