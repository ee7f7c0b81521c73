package dev.reev.api.run.workflow;

import dev.reev.api.outbox.Outbox;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.run.state.StoredRuns;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes that a run shall end; the outbox carries it out. */
@Component
public class RunCommands {

  static final String MESSAGE = "Execution stopped by user";

  /** Outcome of a request to stop a run. */
  public enum Outcome {
    REQUESTED,
    ALREADY_ENDED,
    UNKNOWN
  }

  private final RunTransitions transitions;
  private final StoredRuns runs;
  private final Outbox outbox;

  RunCommands(RunTransitions transitions, StoredRuns runs, Outbox outbox) {
    this.transitions = transitions;
    this.runs = runs;
    this.outbox = outbox;
  }

  public Outcome stop(UUID id) {
    if (transitions.stopRequested(id)) {
      outbox.wake();
      return Outcome.REQUESTED;
    }
    return runs.exists(id) ? Outcome.ALREADY_ENDED : Outcome.UNKNOWN;
  }
}
