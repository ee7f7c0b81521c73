package dev.reev.runner.agent;

import java.time.Duration;

/** End of the time for an answer, on a monotonic clock. */
public record Deadline(long nanoTime) {

  /** Means "none": the run as a whole has its own limit elsewhere. */
  private static final Duration UNLIMITED = Duration.ofDays(365);

  /** Deadline after this time from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Deadline without a limit of its own. */
  public static Deadline unlimited() {
    return in(UNLIMITED);
  }

  /** The earlier of this deadline and one after the given time. */
  public Deadline orIn(Duration time) {
    Deadline other = in(time);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }

  /** Remaining time; zero when the time is up. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** True when the time is up. */
  public boolean isOver() {
    return left().isZero();
  }
}
