package dev.reev.activities.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt with at least one live process.
 *
 * @param startedAt when its process file was written, or its journal while there is no such file
 * @param timeout the journalled timeout, null when it cannot be read
 * @param pids of its live processes, for display
 */
public record LiveAttempt(
    AttemptDirectory directory,
    @Nullable Instant startedAt,
    @Nullable Duration timeout,
    List<Long> pids) {

  public LiveAttempt {
    pids = List.copyOf(pids);
  }

  public String executionId() {
    return directory.executionId();
  }

  public int attempt() {
    return directory.attempt();
  }

  boolean isOverdue(Instant now, Duration margin) {
    return startedAt != null
        && timeout != null
        && now.isAfter(startedAt.plus(timeout).plus(margin));
  }
}
