package dev.reev.scoring;

import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ScoringBreakdown;
import java.util.List;

/**
 * The verdict on a run.
 *
 * @param score 0 to 1
 * @param passed whether the run passed
 * @param checks what the score is made of; empty with {@code scoring: instructions}
 * @param scoring how the instructions compare with the expected ones
 * @param assertions conditions that do not count, only with {@code scoring: instructions}
 */
public record Score(
    double score,
    boolean passed,
    List<Check> checks,
    ScoringBreakdown scoring,
    List<AssertionResult> assertions) {

  public Score {
    checks = List.copyOf(checks);
    assertions = List.copyOf(assertions);
  }
}
