package dev.reev.activities.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Checks by a trial whether a command works on this machine. */
final class Probe {

  /**
   * A command takes milliseconds; on a machine that is this slow, the feature is better left out.
   */
  private static final int PATIENCE_SECONDS = 20;

  private Probe() {}

  static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
