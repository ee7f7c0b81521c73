package dev.reev.api.suite.state;

import dev.reev.workflows.suite.SuiteState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suite as stored.
 *
 * @param definition as it was ordered
 * @param items benchmarks x agents x repeats
 * @param paused starts no further runs
 * @param stopRequested starts no further runs, and open ones are to stop
 * @param parentWorkflow id of the workflow that starts this one as its child; null when there is
 *     none
 * @param generation 1, and one more for each retry
 * @param message one line for people; null while all is well
 * @param updatedAt of the last change of the suite itself, not of its runs
 * @param counts items by their outcome; null until the suite has ended
 */
public record StoredSuite(
    UUID id,
    SuiteKind kind,
    SuiteState state,
    SuiteOrder definition,
    int items,
    boolean paused,
    boolean stopRequested,
    @Nullable String parentWorkflow,
    int generation,
    @Nullable String message,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable SuiteProgress counts) {

  public String name() {
    return definition.name();
  }
}
