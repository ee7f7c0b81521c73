package dev.reev.runner.evidence;

import java.time.Instant;

/** When the run began, and how long ago that is by a clock that never jumps. */
public record RunClock(long startSeconds, long startNanos) {

  private static final long NANOS_PER_MILLI = 1_000_000;

  public static RunClock start() {
    return new RunClock(nowSeconds(), System.nanoTime());
  }

  public static long nowSeconds() {
    return Instant.now().getEpochSecond();
  }

  public long elapsedMs() {
    return (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
  }
}
