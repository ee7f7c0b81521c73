package dev.reev.cli.validate;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.text.FigureText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A control agent on a benchmark.
 *
 * @param score null when there is none
 * @param failure class of what kept it from a score; null when there is one
 */
record ControlOutcome(
    String benchmark,
    ControlBehavior control,
    @Nullable Double score,
    boolean passed,
    @Nullable String failure) {

  String cell() {
    if (score == null) {
      return Objects.requireNonNullElse(failure, "-");
    }
    return FigureText.score(score) + (passed ? " passed" : "");
  }
}
