package dev.reev.runner.scoring;

import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.runner.agent.Agent.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores the answer of one step by the rule that its benchmark asks for. */
public final class StepScorer {

  private final GroundTruth groundTruth;
  private final int step;
  private final Scorer scorer;

  /**
   * A scorer of one step.
   *
   * @param flowStep its number; null when there is no flow
   * @param keyMap placeholder name to address, as it was before the agent acted
   */
  public StepScorer(
      GroundTruth groundTruth, @Nullable Integer flowStep, Map<String, String> keyMap) {
    this.groundTruth = groundTruth;
    this.step = flowStep == null ? 1 : flowStep;
    this.scorer = new Scorer(flowStep, keyMap);
  }

  /**
   * Scores.
   *
   * @param action the instructions of the answer
   * @param succeeded whether the transaction went through
   */
  public ScoringBreakdown score(Answer answer, List<TraceInstruction> action, boolean succeeded) {
    if (groundTruth.skipInstructionValidation()) {
      return AnswerScorer.score(groundTruth, answer.data());
    }
    if (groundTruth.forbidsTransaction()) {
      return Scorer.scoreRestraint(action, answer.issue() != null);
    }
    ScoringBreakdown breakdown =
        scorer.score(
            groundTruth.expectedInstructions().stream()
                .filter(expected -> expected.step() == step)
                .toList(),
            action,
            succeeded);
    return answer.issue() == null ? breakdown : breakdown.withIssue(answer.issue());
  }
}
