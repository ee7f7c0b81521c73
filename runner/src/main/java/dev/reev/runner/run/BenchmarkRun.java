package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.FlowStep;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.runner.agent.Deadline;
import dev.reev.runner.environment.AccountReader;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.EnvironmentSetup;
import dev.reev.runner.run.StepRun.Order;
import dev.reev.runner.run.StepRun.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a benchmark on a ready ledger. Scoring happens later. */
final class BenchmarkRun {

  private final Benchmark benchmark;
  private final Environment environment;
  private final StepRun stepRun;
  private final Map<String, AccountState> before;

  private BenchmarkRun(
      Benchmark benchmark,
      Environment environment,
      StepRun stepRun,
      Map<String, AccountState> before) {
    this.benchmark = benchmark;
    this.environment = environment;
    this.stepRun = stepRun;
    this.before = before;
  }

  /** Writes the initial state of the benchmark to the ledger. */
  static BenchmarkRun prepare(RunParts parts) {
    Environment environment = EnvironmentSetup.apply(parts.benchmark(), parts.ledger());
    Map<String, AccountState> before = AccountReader.read(environment, parts.ledger());
    parts.stopwatch().setUp();
    return new BenchmarkRun(
        parts.benchmark(), environment, new StepRun(parts, environment), before);
  }

  /** Runs all steps, and returns their trace. */
  ExecutionTrace run() {
    if (benchmark.flow().isEmpty()) {
      Order order = new Order(1, benchmark.prompt(), Deadline.unlimited(), List.of());
      return new ExecutionTrace(
          benchmark.prompt(), List.of(stepRun.run(order, before).step()), before);
    }
    FlowProgress progress = new FlowProgress(environment, before);
    for (FlowStep step : benchmark.flow()) {
      progress
          .obstacle(step)
          .ifPresentOrElse(
              reason -> progress.notRun(step, reason),
              () -> progress.ran(step, run(step, progress)));
    }
    return new ExecutionTrace(benchmark.prompt(), progress.trace(), before);
  }

  private Outcome run(FlowStep step, FlowProgress progress) {
    Deadline deadline =
        step.timeout() == null
            ? Deadline.unlimited()
            : Deadline.in(Duration.ofSeconds(step.timeout()));
    return stepRun.run(
        new Order(step.step(), step.prompt(), deadline, progress.told()), progress.accounts());
  }
}
