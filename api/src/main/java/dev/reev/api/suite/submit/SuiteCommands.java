package dev.reev.api.suite.submit;

import dev.reev.api.outbox.Outbox;
import dev.reev.api.run.workflow.SuiteRuns;
import dev.reev.api.suite.state.SuiteTransitions;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pauses, resumes, stops and retries suites: writes the change to the database, from which the
 * outbox signals the workflow.
 */
@Component
public class SuiteCommands {

  static final String STOPPED = "Suite stopped by user";

  private final SuiteTransitions transitions;
  private final SuiteRuns runs;
  private final SuiteRetry retry;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  SuiteCommands(
      SuiteTransitions transitions,
      SuiteRuns runs,
      SuiteRetry retry,
      Outbox outbox,
      TransactionTemplate transaction) {
    this.transitions = transitions;
    this.runs = runs;
    this.retry = retry;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /**
   * Starts no further runs; those under way go on. Returns false when the suite has ended or is
   * about to end.
   */
  public boolean pause(UUID id) {
    return transitions.paused(id, true);
  }

  public boolean resume(UUID id) {
    boolean resumed = transitions.paused(id, false);
    wake(id);
    return resumed;
  }

  /**
   * Stops the suite and has the outbox wake its workflow. Returns false when the suite has ended.
   */
  public boolean cancel(UUID id) {
    boolean requested = stop(id, STOPPED);
    wake(id);
    return requested;
  }

  /** Like {@link #cancel}, without waking the workflow. */
  public boolean stop(UUID id, String message) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean requested = transitions.stopRequested(id, message);
              if (requested) {
                runs.requestStop(id);
              }
              return requested;
            }));
  }

  /** Returns the number of items that run again; fails like {@link SuiteRetry#retry}. */
  public int retry(UUID id, RetriedItems items) {
    int runAgain = retry.retry(id, items);
    outbox.wake();
    return runAgain;
  }

  private void wake(UUID id) {
    transitions.changed(id);
    outbox.wake();
  }
}
