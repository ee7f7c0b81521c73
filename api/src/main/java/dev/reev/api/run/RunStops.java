package dev.reev.api.run;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes that a run shall end; the outbox carries it out. */
@Component
class RunStops {

  static final String MESSAGE = "Execution stopped by user";

  /** What became of a request to stop. */
  enum Outcome {
    REQUESTED,
    ALREADY_ENDED,
    UNKNOWN
  }

  private final RunMoves moves;
  private final RunQueries queries;
  private final RunOutbox outbox;

  RunStops(RunMoves moves, RunQueries queries, RunOutbox outbox) {
    this.moves = moves;
    this.queries = queries;
    this.outbox = outbox;
  }

  Outcome stop(String benchmarkId, UUID id) {
    if (moves.stopRequested(id, benchmarkId)) {
      outbox.wake();
      return Outcome.REQUESTED;
    }
    return queries.exists(benchmarkId, id) ? Outcome.ALREADY_ENDED : Outcome.UNKNOWN;
  }
}
