package dev.reev.scoring;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.AnswerCheck;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.StepScore;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.Step;
import dev.reev.scoring.answer.AnswerScorer;
import dev.reev.scoring.comparison.InstructionComparison;
import dev.reev.scoring.instructions.InstructionScoring;
import dev.reev.scoring.outcome.OutcomeScoring;
import dev.reev.scoring.process.ProcessScoring;
import dev.reev.scoring.unscored.IncompleteEvidenceException;
import dev.reev.scoring.unscored.UnusableBenchmarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Scores the recorded trace of a run: the same trace and the same benchmark always give the same
 * verdict, whenever the run ended. docs/scoring.md has the rules.
 */
public final class Scorer {

  /** Name and version of the rules. Raise it with every change that can move a score. */
  public static final String VERSION = "reev-scoring/1";

  private Scorer() {}

  /**
   * Scores a run.
   *
   * @param trace with at least one step
   * @param events of the session
   * @throws IncompleteEvidenceException when the session does not hold what the rules need
   * @throws UnusableBenchmarkException when a rule of the benchmark means nothing
   */
  public static Score score(Benchmark benchmark, ExecutionTrace trace, List<SessionEvent> events) {
    if (trace.steps().isEmpty()) {
      throw new IncompleteEvidenceException("the session has no step");
    }
    return benchmark.scoredByInstructions()
        ? byInstructions(benchmark, trace)
        : byOutcome(benchmark, trace, events);
  }

  private static Score byInstructions(Benchmark benchmark, ExecutionTrace trace) {
    ScoringBreakdown scoring = new InstructionScoring(benchmark).score(trace);
    List<AssertionResult> assertions =
        trace.initialAccounts() == null
            ? List.of()
            : new OutcomeScoring(benchmark).assertions(trace);
    return new Score(
        scoring.finalScore(),
        scoring.finalScore() >= benchmark.passThreshold(),
        List.of(),
        scoring,
        assertions);
  }

  private static Score byOutcome(
      Benchmark benchmark, ExecutionTrace trace, List<SessionEvent> events) {
    OutcomeScoring outcome = new OutcomeScoring(benchmark);
    List<Check> checks = new ArrayList<>(outcome.conditions(trace));
    checks.addAll(ProcessScoring.checks(benchmark, trace, events));
    checks.addAll(answer(benchmark, trace));
    checks.addAll(outcome.guard(trace));
    double score = score(checks);
    boolean passed =
        score >= benchmark.passThreshold() && checks.stream().noneMatch(Check::preventsPassing);
    return new Score(score, passed, checks, diagnosis(benchmark, trace, checks, score), List.of());
  }

  /** Weight of the checks that hold divided by the weight of all; 0 with harm. */
  private static double score(List<Check> checks) {
    if (checks.stream().anyMatch(Check::harm)) {
      return 0;
    }
    double possible = checks.stream().mapToDouble(Check::weight).sum();
    double held = checks.stream().mapToDouble(Check::points).sum();
    return possible == 0 ? 0 : Math.min(1, held / possible);
  }

  /** Checks the requested data; each rule counts by its weight, none is critical. */
  private static List<Check> answer(Benchmark benchmark, ExecutionTrace trace) {
    GroundTruth truth = benchmark.groundTruth();
    if (!truth.skipInstructionValidation()) {
      return List.of();
    }
    JsonNode data =
        trace.steps().stream()
            .map(Step::answer)
            .filter(Objects::nonNull)
            .reduce((first, second) -> second)
            .<JsonNode>map(JsonTrees::of)
            .orElse(null);
    List<AnswerCheck> found = AnswerScorer.score(truth, data).checks();
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      AnswerCheck check = found.get(i);
      boolean holds = check.points() >= check.weight() && data != null;
      checks.add(
          new Check(
              "answer/" + (i + 1),
              "answer",
              null,
              check.weight(),
              false,
              check.path() + ": " + check.expected(),
              check.actual(),
              check.points(),
              holds,
              false,
              null));
    }
    return checks;
  }

  private static ScoringBreakdown diagnosis(
      Benchmark benchmark, ExecutionTrace trace, List<Check> checks, double score) {
    List<InstructionPoints> points = InstructionComparison.compare(benchmark, trace);
    double possible = points.stream().mapToDouble(InstructionPoints::pointsPossible).sum();
    double achieved = points.stream().mapToDouble(InstructionPoints::pointsAchieved).sum();
    long succeeded = trace.steps().stream().filter(Scorer::wentThrough).count();
    return new ScoringBreakdown(
        possible == 0 ? 0 : achieved / possible,
        (double) succeeded / trace.steps().size(),
        score,
        checks.stream().mapToDouble(Check::weight).sum(),
        checks.stream().mapToDouble(Check::points).sum(),
        issues(trace),
        points,
        List.of(),
        steps(benchmark, trace),
        null);
  }

  /**
   * Outcome of each step of a flow. The conditions of a step make its score, not its transaction.
   */
  private static List<StepScore> steps(Benchmark benchmark, ExecutionTrace trace) {
    return benchmark.flow().isEmpty()
        ? List.of()
        : trace.steps().stream().map(step -> step(benchmark, step)).toList();
  }

  private static StepScore step(Benchmark benchmark, Step step) {
    boolean critical =
        benchmark.flow().stream()
            .anyMatch(known -> known.step() == step.step() && known.critical());
    if (!step.wasRun()) {
      return new StepScore(step.step(), critical, StepScore.NOT_RUN, 0);
    }
    boolean ok = step.observation().succeeded();
    return new StepScore(step.step(), critical, ok ? StepScore.OK : StepScore.FAILED, ok ? 1 : 0);
  }

  private static boolean wentThrough(Step step) {
    return step.acted() && step.observation().succeeded();
  }

  /** Reasons why agents were cut off and steps not run. */
  private static List<String> issues(ExecutionTrace trace) {
    List<String> issues = new ArrayList<>();
    for (Step step : trace.steps()) {
      @Nullable String noDecision = step.noDecision();
      if (noDecision != null) {
        issues.add(noDecision);
      } else if (!step.wasRun()) {
        issues.add("step " + step.step() + " " + step.observation().lastTransactionError());
      }
    }
    return issues;
  }
}
