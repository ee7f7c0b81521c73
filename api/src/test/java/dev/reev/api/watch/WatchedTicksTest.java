package dev.reev.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.watch.judge.TickJudge;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.workflows.run.PayloadConverters;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.schedule.ScheduleTickWorkflow;
import dev.reev.workflows.schedule.ScheduleTickWorkflowImpl;
import dev.reev.workflows.schedule.TickDecision;
import dev.reev.workflows.schedule.TickRequest;
import dev.reev.workflows.schedule.TickResult;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteResult;
import dev.reev.workflows.suite.SuiteState;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten ticks as Temporal carries them out, each suite of an hour that is skipped. */
@Timeout(120)
class WatchedTicksTest {

  @Test
  void aFallAtTick6_isConfirmedByFreshSuitesAtTick6() {
    List<TickResult> results = new ArrayList<>();
    try (TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PayloadConverters.dataConverter())
                        .build())
                .build())) {
      environment
          .newWorker(TaskQueues.RUNNER)
          .registerWorkflowImplementationTypes(ScheduleTickWorkflowImpl.class, HourlySuite.class);
      environment
          .newWorker(TaskQueues.RECORDS)
          .registerActivitiesImplementations(
              new InMemoryTicks(
                  new TickJudge(WatchPowerTest.RULE),
                  new SimulatedAgent(WatchPowerTest.BENCHMARKS, WatchPowerTest.REPEATS, 42),
                  tick -> tick < 6 ? 0.7 : 0.5));
      environment.start();
      for (int tick = 1; tick <= 10; tick++) {
        results.add(tick(environment, tick));
      }
    }

    assertThat(results.subList(0, 5))
        .extracting(TickResult::decision)
        .doesNotContain(TickDecision.REGRESSED);
    assertThat(results.get(5).decision()).isEqualTo(TickDecision.REGRESSED);
    assertThat(results.get(5).rounds()).isBetween(1, WatchRule.MAX_ROUNDS);
    assertThat(results.subList(6, 10))
        .extracting(TickResult::decision)
        .containsOnly(TickDecision.STILL_REGRESSED);
  }

  private static TickResult tick(TestWorkflowEnvironment environment, int number) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            ScheduleTickWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.RUNNER)
                .setWorkflowId("schedule-nightly-" + number)
                .build())
        .tick(new TickRequest("s", "nightly"));
  }

  /** A suite that only takes an hour and always completes. */
  public static final class HourlySuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      Workflow.sleep(Duration.ofHours(1));
      return new SuiteResult(request.suiteId(), SuiteState.COMPLETED);
    }

    @Override
    public void wake() {}
  }
}
