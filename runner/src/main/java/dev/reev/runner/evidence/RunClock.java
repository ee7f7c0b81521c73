package dev.reev.runner.evidence;

import java.time.Instant;

/** Start of the run, and the time since then on a monotonic clock. */
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
