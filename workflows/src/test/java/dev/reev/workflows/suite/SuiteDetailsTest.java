package dev.reev.workflows.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.WorkflowPage;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.run.RunDisplay;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Details of a suite for Temporal's Web UI; with the workflow cache, and with full replays. */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class SuiteDetailsTest {

  private static final String PAGE = InMemorySuite.URL + "/suites/" + SuiteWorld.SUITE;

  @Parameter int workflowCacheSize;

  private SuiteWorld world;

  @BeforeEach
  void open() {
    world = new SuiteWorld(workflowCacheSize);
    world.display = new RunDisplay(InMemorySuite.URL, true, "schedule", SuiteWorld.SUITE);
    RunAttributes.ALL.forEach(
        key -> world.environment.registerSearchAttribute(key.getName(), key.getValueType()));
  }

  @AfterEach
  void replayAll(TestInfo test) throws Exception {
    world.close(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void aSuiteAtWork_showsHowFarItIs() {
    world.suite.order(4);
    world.runTime = id -> Duration.ofSeconds(id.endsWith("1") ? 10 : 3600);
    WorkflowStub suite = world.start();
    world.eventually(() -> world.suite.underWay() == 3);
    assertThat(WorkflowPage.currentDetails(suite))
        .contains(
            "| suite | nightly |",
            "| state | Running |",
            "| done | 0 of 4 |",
            "| running | 3, at most 3 at a time |",
            "| mean score | - |",
            "[suite](" + PAGE + ")");

    world.suite.paused = true;
    world.environment.sleep(Duration.ofSeconds(60));
    assertThat(WorkflowPage.currentDetails(suite))
        .contains(
            "| state | Paused |",
            "| done | 1 of 4 |",
            "| running | 2, at most 3 at a time |",
            "| failed | 0 |",
            "| passed | 1 |",
            "| mean score | 1.000 |");

    world.suite.stopRequested = true;
    world.environment.sleep(Duration.ofSeconds(60));
    assertThat(WorkflowPage.currentDetails(suite)).contains("| state | Stopping |");
  }

  @Test
  void aSuiteThatHasEnded_keepsItsTable() {
    world.suite.order(2);

    world.run();

    assertThat(WorkflowPage.currentDetails(world.workflow()))
        .contains("| state | Completed |", "| done | 2 of 2 |", "| mean score | 1.000 |");
  }

  @Test
  void theWorkflowAndEachActivity_haveASummary() {
    world.suite.order(1);

    world.run();

    HistoryEvent started = world.chain().get(0).getEvents().get(0);
    assertThat(WorkflowPage.summary(started)).isEqualTo("\"nightly: some runs\"");
    assertThat(WorkflowPage.details(started)).contains("| asked for by | schedule |", PAGE);
    assertThat(WorkflowPage.activities(world.chain().get(0)))
        .startsWith("\"dispatches due runs\"")
        .endsWith("\"stores the end\"");
  }

  @Test
  void aLongSuite_isFoundByItsIdAndTrigger_inEachOfItsHistories() {
    world.maxChildren = 3;
    world.suite.order(4);
    world.runTime = id -> Duration.ofMillis(100);

    world.run();

    assertThat(world.chain())
        .hasSizeGreaterThan(1)
        .allSatisfy(
            history ->
                assertThat(
                        WorkflowPage.texts(
                            history
                                .getEvents()
                                .get(0)
                                .getWorkflowExecutionStartedEventAttributes()
                                .getSearchAttributes()
                                .getIndexedFieldsMap()))
                    .isEqualTo(
                        Map.of(
                            "SuiteId", "\"" + SuiteWorld.SUITE + "\"", "Trigger", "\"schedule\"")));
  }

  @Test
  void aServerWithoutTheAttributes_isSentNone() {
    world.display = new RunDisplay(InMemorySuite.URL, false, "suite", SuiteWorld.SUITE);

    world.run();

    assertThat(
            world
                .chain()
                .get(0)
                .getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .hasSearchAttributes())
        .isFalse();
  }
}
