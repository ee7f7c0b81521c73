package dev.reev.cli.system;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something that another process brings about. */
final class Eventually {

  private Eventually() {}

  /** Looks every 100 ms; fails with the text when the time is over. */
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
