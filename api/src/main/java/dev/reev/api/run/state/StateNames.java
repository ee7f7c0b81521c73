package dev.reev.api.run.state;

import dev.reev.benchmarks.session.FinalResult;
import dev.reev.workflows.run.RunState;
import org.jspecify.annotations.Nullable;

/** State names as clients see them. */
public final class StateNames {

  /** From here a score is shown as partly right. */
  private static final double YELLOW_FROM = 0.25;

  private StateNames() {}

  /** One of the four that the web client knows; it would poll for ever on any other. */
  public static String wire(RunState state) {
    return switch (state) {
      case PENDING -> "Pending";
      case RUNNING -> "Running";
      case COMPLETED -> "Completed";
      case FAILED, STOPPED, TIMED_OUT -> "Failed";
    };
  }

  /** Outcome of a scored run in the first clients' words; null without a score. */
  public static @Nullable String finalStatus(@Nullable Boolean passed) {
    return passed == null ? null : passed ? FinalResult.SUCCEEDED : FinalResult.FAILED;
  }

  /**
   * Percent; 100 exactly when ended.
   *
   * @param runner what the runner has done, null when it has not said anything
   */
  public static int progress(RunState state, @Nullable Integer runner) {
    return switch (state) {
      case PENDING -> 0;
      case RUNNING -> runner == null ? 0 : runner;
      case COMPLETED, FAILED, STOPPED, TIMED_OUT -> 100;
    };
  }

  /** green, yellow, red or gray; the web client throws on any other. */
  public static String color(RunState state, @Nullable Double score, boolean harm) {
    if (harm) {
      return "red";
    }
    if (score != null) {
      return score >= 1 ? "green" : score >= YELLOW_FROM ? "yellow" : "red";
    }
    return state.isTerminal() ? "red" : "gray";
  }
}
