package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.FlowStep;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.Step;
import dev.reev.runner.agent.Deadline;
import dev.reev.runner.environment.AccountReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.run.StepRun.Order;
import dev.reev.runner.run.StepRun.Outcome;
import dev.reev.runner.scoring.Assertions;
import dev.reev.runner.scoring.StepScorer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a benchmark on a ledger that is there, and scores it. */
final class BenchmarkRun {

  private final Benchmark benchmark;
  private final Environment environment;
  private final StepRun stepRun;
  private final Stopwatch stopwatch;
  private final Map<String, AccountState> before;

  private BenchmarkRun(
      Benchmark benchmark,
      Environment environment,
      StepRun stepRun,
      Stopwatch stopwatch,
      Map<String, AccountState> before) {
    this.benchmark = benchmark;
    this.environment = environment;
    this.stepRun = stepRun;
    this.stopwatch = stopwatch;
    this.before = before;
  }

  /** Sets the ledger up for the benchmark. */
  static BenchmarkRun prepare(RunParts parts) {
    Environment environment = EnvironmentSetup.apply(parts.benchmark(), parts.ledger());
    Map<String, AccountState> before = AccountReader.read(environment, parts.ledger());
    parts.stopwatch().setUp();
    return new BenchmarkRun(
        parts.benchmark(), environment, new StepRun(parts, environment), parts.stopwatch(), before);
  }

  FinalResult run() {
    if (benchmark.flow().isEmpty()) {
      Outcome outcome =
          stepRun.run(
              new Order(
                  1,
                  benchmark.prompt(),
                  Deadline.unlimited(),
                  List.of(),
                  new StepScorer(benchmark.groundTruth(), null, environment.keyMap())),
              before);
      return result(outcome.scoring(), List.of(outcome.step()), outcome.accounts());
    }
    return runFlow();
  }

  private FinalResult runFlow() {
    FlowProgress progress = new FlowProgress(environment, before);
    for (FlowStep step : benchmark.flow()) {
      progress
          .obstacle(step)
          .ifPresentOrElse(
              reason -> progress.notRun(step, reason),
              () -> progress.ran(step, run(step, progress)));
    }
    return result(progress.score(), progress.trace(), progress.accounts());
  }

  private Outcome run(FlowStep step, FlowProgress progress) {
    Deadline deadline =
        step.timeout() == null
            ? Deadline.unlimited()
            : Deadline.in(Duration.ofSeconds(step.timeout()));
    return stepRun.run(
        new Order(
            step.step(),
            step.prompt(),
            deadline,
            progress.told(),
            new StepScorer(benchmark.groundTruth(), step.step(), environment.keyMap())),
        progress.accounts());
  }

  private FinalResult result(
      ScoringBreakdown scoring, List<Step> steps, Map<String, AccountState> after) {
    boolean success = scoring.finalScore() >= benchmark.passThreshold();
    return new FinalResult(
        success,
        scoring.finalScore(),
        success ? FinalResult.SUCCEEDED : FinalResult.FAILED,
        stopwatch.elapsedMs(),
        new ExecutionTrace(benchmark.prompt(), steps),
        scoring,
        Assertions.evaluate(benchmark.groundTruth().finalStateAssertions(), before, after));
  }
}
