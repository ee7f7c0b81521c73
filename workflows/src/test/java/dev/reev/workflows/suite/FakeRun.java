package dev.reev.workflows.suite;

import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.RunRequest;
import dev.reev.workflows.run.RunResult;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerStarted;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Function;

/** A fake run that only takes time, and whose end is stored like that of a real one. */
final class FakeRun implements BenchmarkRunWorkflow {

  private final InMemorySuite suite;
  private final Function<String, Duration> time;

  FakeRun(InMemorySuite suite, Function<String, Duration> time) {
    this.suite = suite;
    this.time = time;
  }

  @Override
  public RunResult run(RunRequest request) {
    String id = request.executionId();
    try {
      Workflow.sleep(time.apply(id));
    } catch (CanceledFailure stopped) {
      suite.runEnded(id);
      throw stopped;
    }
    suite.runEnded(id);
    return new RunResult(id, RunState.COMPLETED, 1.0, null, 1);
  }

  @Override
  public void started(RunnerStarted runner) {}
}
