package dev.reev.scoring.instructions;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.FlowStep;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.Step;
import dev.reev.scoring.answer.AnswerScorer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Scores a run with {@code scoring: instructions}, by the rules of the first system. */
public final class InstructionScoring {

  private final Benchmark benchmark;
  private final GroundTruth groundTruth;

  /** Creates a scorer for runs of one benchmark. */
  public InstructionScoring(Benchmark benchmark) {
    this.benchmark = benchmark;
    this.groundTruth = benchmark.groundTruth();
  }

  /** Scores the whole trace of a run. */
  public ScoringBreakdown score(ExecutionTrace trace) {
    if (benchmark.flow().isEmpty()) {
      return score(trace.steps().get(0), null);
    }
    FlowScore flow = new FlowScore();
    for (Step step : trace.steps()) {
      boolean critical =
          benchmark.flow().stream()
              .filter(known -> known.step() == step.step())
              .anyMatch(FlowStep::critical);
      if (step.wasRun()) {
        flow.ran(step.step(), critical, step.observation().succeeded(), score(step, step.step()));
      } else {
        flow.notRun(step.step(), critical);
      }
    }
    return flow.total();
  }

  private ScoringBreakdown score(Step step, @Nullable Integer flowStep) {
    String noDecision = step.noDecision();
    if (groundTruth.skipInstructionValidation()) {
      Object answer = step.answer();
      JsonNode data = answer == null ? null : JsonTrees.of(answer);
      return AnswerScorer.score(groundTruth, data);
    }
    if (groundTruth.forbidsTransaction()) {
      return InstructionScorer.scoreRestraint(step.action(), noDecision != null);
    }
    int number = flowStep == null ? 1 : flowStep;
    ScoringBreakdown breakdown =
        new InstructionScorer(flowStep, step.observation().keyMap())
            .score(
                groundTruth.expectedInstructions().stream()
                    .filter(expected -> expected.step() == number)
                    .toList(),
                step.action(),
                step.observation().succeeded());
    return noDecision == null ? breakdown : breakdown.withIssue(noDecision);
  }
}
