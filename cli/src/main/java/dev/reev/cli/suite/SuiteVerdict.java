package dev.reev.cli.suite;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.stack.outcome.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exit code of an ended suite, with its reasons.
 *
 * @param exitCode one of {@link ExitCodes}
 * @param reasons one line each; empty for success
 */
record SuiteVerdict(int exitCode, List<String> reasons) {

  /**
   * Conditions that a suite has to meet.
   *
   * @param failUnder lowest mean score; null for none
   * @param minCoverage share of the runs that must have a score, 0 to 1
   * @param failOnRegression whether it must be no worse than another suite
   */
  record Demands(@Nullable Double failUnder, double minCoverage, boolean failOnRegression) {

    /** Requires only that every run has a score and passed. */
    static final Demands OF_EVERY_RUN = new Demands(null, 1, false);

    /**
     * Returns true when every run must pass, as a single run must; applies without other
     * conditions.
     */
    boolean everyRun() {
      return failUnder == null && !failOnRegression;
    }
  }

  /**
   * Judges a suite. Too few scores are a failure of the infrastructure, not a verdict on an agent.
   *
   * @param comparison with the other suite; null when none was requested
   */
  static SuiteVerdict of(
      SuiteStatus suite, Demands demands, @Nullable ComparisonReport comparison) {
    List<String> failed = failures(suite, demands);
    if (!failed.isEmpty()) {
      return new SuiteVerdict(ExitCodes.FAILED, failed);
    }
    List<String> below = new ArrayList<>();
    Double least = demands.failUnder();
    double mean = suite.json().path("mean_score").asDouble(0);
    if (least != null && mean < least) {
      below.add(
          "the mean score %s is below %s"
              .formatted(FigureText.score(mean), FigureText.score(least)));
    }
    int missed = suite.scored() - suite.passed();
    if (demands.everyRun() && missed > 0) {
      below.add(missed + " of " + suite.scored() + " runs did not pass");
    }
    if (demands.failOnRegression() && comparison != null) {
      comparison.regression().ifPresent(below::add);
    }
    return new SuiteVerdict(below.isEmpty() ? ExitCodes.OK : ExitCodes.BELOW_THRESHOLD, below);
  }

  private static List<String> failures(SuiteStatus suite, Demands demands) {
    if (!suite.state().equals("Completed")) {
      String message = suite.json().path("message").asString("");
      return List.of("the suite was stopped" + (message.isEmpty() ? "" : ": " + message));
    }
    if (suite.runnable() == 0) {
      return List.of("nothing of it can run here");
    }
    if (suite.scored() == 0 || (double) suite.scored() / suite.runnable() < demands.minCoverage()) {
      return List.of(
          "only %d of %d runs have a score; reev suite retry %s runs the others again"
              .formatted(suite.scored(), suite.runnable(), suite.id()));
    }
    return List.of();
  }
}
