package dev.reev.workflows.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.WorkflowPage;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.suite.SuiteIds;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Details of a tick for Temporal's Web UI, with its suites and its webhook delivery. */
@Timeout(60)
class TickDetailsTest {

  private static final String URL = "http://reev.example";

  private TickWorld world;

  @BeforeEach
  void open(TestInfo test) {
    world = new TickWorld(test);
    world.ticks.display = new TickDisplay(URL, true, "deterministic", 3);
    RunAttributes.ALL.forEach(
        key -> world.environment.registerSearchAttribute(key.getName(), key.getValueType()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aTickThatMakesSure_showsWhatItWaitsFor_andThatItWasStopped() {
    world.ticks.asksForRound(1);
    WorkflowStub tick = world.start(FakeSuites.EndlessConfirmation.class);
    world.environment.sleep(Duration.ofSeconds(5));

    assertThat(WorkflowPage.currentDetails(tick))
        .contains(
            "| schedule | nightly |",
            "| state | waits for its confirming suite 1 of at most 3 |",
            "| decision | - |",
            "| because | suspected |",
            "| control | deterministic |",
            "| suites | [suite](" + URL + "/suites/own) |",
            "|  | [confirming suite 1](" + URL + "/suites/fresh-1) |",
            "| dashboard | [tick](" + URL + "/ticks/" + FakeTicks.TICK + ") |",
            "|  | [schedule](" + URL + "/schedules/nightly) |");

    tick.cancel();
    assertThatThrownBy(() -> tick.getResult(TickResult.class))
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(WorkflowPage.currentDetails(tick)).contains("| state | Stopped |");
    world.replay();
  }

  @Test
  void aDecidedTick_showsItsDecision_andEachActivityHasASummary() {
    world.ticks.asksForRound(1);
    world.ticks.decides(TickDecision.REGRESSED);
    world.ticks.tell = true;

    world.run(FakeSuites.InstantSuite.class);

    assertThat(WorkflowPage.currentDetails(tick()))
        .contains("| state | Ended |", "| decision | regressed |", "| because | because |");
    assertThat(activitiesOf(TickWorld.WORKFLOW_ID))
        .containsExactly(
            "\"submits the suite\"",
            "\"judges the suite\"",
            "\"judges with confirming suite 1\"",
            "\"stores the decision\"");
    String delivery = ScheduleIds.deliveryWorkflowId(FakeTicks.TICK);
    world.environment.getWorkflowClient().newUntypedWorkflowStub(delivery).getResult(Void.class);
    assertThat(activitiesOf(delivery)).containsExactly("\"sends the webhooks\"");
  }

  @Test
  void itsSuites_areFoundByWhatTheyAreFor() {
    world.ticks.asksForRound(1);
    world.ticks.decides(TickDecision.REFUTED);

    world.run(FakeSuites.InstantSuite.class);

    assertThat(attributes("own"))
        .isEqualTo(Map.of("SuiteId", "\"own\"", "Trigger", "\"schedule\""));
    assertThat(attributes("fresh-1"))
        .isEqualTo(Map.of("SuiteId", "\"fresh-1\"", "Trigger", "\"confirmation\""));
  }

  @Test
  void aServerWithoutTheAttributes_isSentNone() {
    world.ticks.display = new TickDisplay(URL, false, null, null);
    world.ticks.decides(TickDecision.NOT_WATCHED);

    world.run(FakeSuites.InstantSuite.class);

    assertThat(attributes("own")).isEmpty();
    assertThat(WorkflowPage.currentDetails(tick())).contains("| control | none |");
  }

  @Test
  void aTickWithoutASuite_saysWhy() {
    world.ticks.refuse = true;

    world.run(FakeSuites.InstantSuite.class);

    assertThat(WorkflowPage.currentDetails(tick()))
        .contains("| state | Failed |", "| because | no such benchmark |")
        .doesNotContain("/suites/");
  }

  @Test
  void aTickOfAnEarlierApi_hasATableWithoutLinks() {
    world.ticks.display = null;
    world.ticks.decides(TickDecision.GOOD);

    world.run(FakeSuites.InstantSuite.class);

    assertThat(WorkflowPage.currentDetails(tick()))
        .contains("| decision | good |")
        .doesNotContain("http");
  }

  private WorkflowStub tick() {
    return world.environment.getWorkflowClient().newUntypedWorkflowStub(TickWorld.WORKFLOW_ID);
  }

  private List<String> activitiesOf(String workflowId) {
    return WorkflowPage.activities(world.history(workflowId));
  }

  private Map<String, String> attributes(String suite) {
    return WorkflowPage.texts(
        world
            .history(SuiteIds.workflowId(suite))
            .getEvents()
            .get(0)
            .getWorkflowExecutionStartedEventAttributes()
            .getSearchAttributes()
            .getIndexedFieldsMap());
  }
}
