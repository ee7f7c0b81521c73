package dev.reev.runner.agent;

import java.time.Duration;

/** When the time for an answer is up, by a clock that never jumps. */
public record Deadline(long nanoTime) {

  /** Long enough to mean "none": the run as a whole has its own limit elsewhere. */
  private static final Duration UNLIMITED = Duration.ofDays(365);

  /** So far from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** No limit of its own. */
  public static Deadline unlimited() {
    return in(UNLIMITED);
  }

  /** Whichever comes first. */
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
