package dev.reev.cli.validate;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.text.FigureText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A control agent on a benchmark.
 *
 * @param score null when there is none
 * @param right whether it passed by doing nothing, where nothing is to be sent
 * @param failure class of what kept it from a score; null when there is one
 */
record ControlOutcome(
    String benchmark,
    ControlBehavior control,
    @Nullable Double score,
    boolean passed,
    boolean right,
    @Nullable String failure) {

  /** A benchmark that an agent passes without understanding anything tells nothing. */
  boolean isWrong() {
    return passed && !right;
  }

  String cell() {
    if (score == null) {
      return Objects.requireNonNullElse(failure, "-");
    }
    return FigureText.score(score) + (passed ? " passed" : "");
  }
}
