package dev.reev.cli.system;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition that another process brings about. */
final class Eventually {

  private Eventually() {}

  /** Polls every 100 ms; fails with the text when the time is up. */
  static void holds(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
      }
      Thread.sleep(100);
    }
  }
}
