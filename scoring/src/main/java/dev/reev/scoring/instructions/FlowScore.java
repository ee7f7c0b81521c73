package dev.reev.scoring.instructions;

import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.StepScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Scores a flow: the mean of its steps, times a factor for failed steps, which is lower for
 * critical ones.
 */
final class FlowScore {

  private static final double ALL_OK = 1.0;
  private static final double NON_CRITICAL_FAILED = 0.8;
  private static final double CRITICAL_FAILED = 0.5;
  private static final double NONE_OK = 0.0;

  private final List<ScoringBreakdown> breakdowns = new ArrayList<>();
  private final List<StepScore> steps = new ArrayList<>();

  /** Adds a step that was run. */
  void ran(int step, boolean critical, boolean ok, ScoringBreakdown breakdown) {
    breakdowns.add(breakdown);
    steps.add(
        new StepScore(
            step, critical, ok ? StepScore.OK : StepScore.FAILED, breakdown.finalScore()));
  }

  /** Adds a step that was not run because of an earlier one: it counts as 0. */
  void notRun(int step, boolean critical) {
    steps.add(new StepScore(step, critical, StepScore.NOT_RUN, 0));
  }

  /** Returns the score of the flow. */
  ScoringBreakdown total() {
    double factor = factor();
    double mean = steps.stream().mapToDouble(StepScore::score).sum() / steps.size();
    return new ScoringBreakdown(
        meanOf(ScoringBreakdown::instructionScore),
        meanOf(ScoringBreakdown::onchainScore),
        mean * factor,
        breakdowns.stream().mapToDouble(ScoringBreakdown::pointsPossible).sum(),
        breakdowns.stream().mapToDouble(ScoringBreakdown::pointsAchieved).sum(),
        breakdowns.stream().flatMap(breakdown -> breakdown.issues().stream()).toList(),
        breakdowns.stream().flatMap(breakdown -> breakdown.instructions().stream()).toList(),
        List.of(),
        steps,
        factor);
  }

  /** Counts steps that were not run as 0, too. */
  private double meanOf(ToDoubleFunction<ScoringBreakdown> part) {
    return breakdowns.stream().mapToDouble(part).sum() / steps.size();
  }

  private double factor() {
    long ok = steps.stream().filter(step -> step.status().equals(StepScore.OK)).count();
    if (ok == steps.size()) {
      return ALL_OK;
    }
    if (ok == 0) {
      return NONE_OK;
    }
    boolean criticalFailed =
        steps.stream().anyMatch(step -> step.critical() && !step.status().equals(StepScore.OK));
    return criticalFailed ? CRITICAL_FAILED : NON_CRITICAL_FAILED;
  }
}
