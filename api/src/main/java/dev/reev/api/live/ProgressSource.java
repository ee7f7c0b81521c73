package dev.reev.api.live;

import dev.reev.workflows.run.LaunchProgress;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Source of the progress of running runs. A call ends within a few seconds. */
interface ProgressSource {

  /** False when it cannot be reached; logs changes, not every call. */
  boolean isReachable();

  /**
   * The last sign of life of each run; none of those that have no runner now.
   *
   * @throws UnavailableException when it did not answer; a later call may
   */
  Map<UUID, Beat> latest(Collection<UUID> runs) throws UnavailableException;

  /**
   * A sign of life.
   *
   * @param at tells it from the one before
   */
  record Beat(LaunchProgress progress, Instant at) {}

  /** The source did not answer. */
  final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnavailableException(Throwable cause) {
      super(cause);
    }
  }
}
