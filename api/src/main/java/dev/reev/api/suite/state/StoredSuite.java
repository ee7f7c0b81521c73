package dev.reev.api.suite.state;

import dev.reev.workflows.suite.SuiteState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suite as it is stored.
 *
 * @param definition as it was ordered
 * @param items benchmarks x agents x repeats
 * @param paused no further runs are started
 * @param stopRequested no further runs are started, and those under way are to stop
 * @param parentWorkflow id of the workflow that starts this one as its child; null when nobody does
 * @param generation 1, and one more for each retry
 * @param message one line for people; null while all is well
 * @param updatedAt of the last change of the suite itself, not of its runs
 * @param counts what became of its items; null until it has ended
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
