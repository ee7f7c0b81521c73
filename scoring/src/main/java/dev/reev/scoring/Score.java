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
 * @param checks parts of the score; empty with {@code scoring: instructions}
 * @param scoring comparison of the instructions with the expected ones
 * @param assertions results of conditions that do not count, only with {@code scoring:
 *     instructions}
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
