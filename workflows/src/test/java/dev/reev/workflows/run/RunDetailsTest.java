package dev.reev.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.WorkflowPage;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Details and search attributes of a run for Temporal's Web UI; with the workflow cache, and with
 * full replays.
 */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class RunDetailsTest {

  private static final String URL = "http://reev.example";
  private static final String PAGE = URL + "/runs/" + RunWorld.EXECUTION_ID;

  @Parameter int workflowCacheSize;

  private RunWorld world;

  @BeforeEach
  void open() {
    world = new RunWorld(workflowCacheSize);
    world.display = new RunDisplay(URL, true, "suite", "4711");
    RunAttributes.ALL.forEach(
        key -> world.environment.registerSearchAttribute(key.getName(), key.getValueType()));
  }

  @AfterEach
  void close(TestInfo test) {
    SavedHistories.record(
        "BenchmarkRun", test.getTestMethod().orElseThrow().getName(), world.history());
    world.close();
  }

  @Test
  void aScoredRun_isFoundByWhatItWasAndHowItEnded() {
    world.host.exits(0).reads(RunWorld.scored(0.75));

    world.run();

    assertThat(attributesAtStart())
        .isEqualTo(
            Map.of(
                "BenchmarkId", "\"001-sol-transfer\"",
                "AgentType", "\"deterministic\"",
                "RunState", "\"Pending\"",
                "Trigger", "\"suite\"",
                "SuiteId", "\"4711\""));
    assertThat(changesOfAttributes())
        .containsExactly(
            Map.of("RunState", "\"Running\""),
            Map.of("RunState", "\"Completed\"", "Score", "0.75"));
  }

  @Test
  void aFailedRun_isFoundByItsFailureClass_andItsTableTellsTheEnd() {
    for (int i = 0; i < 3; i++) {
      world.host.exits(7).readFails(RunFailures.SESSION_INVALID, "empty file");
    }
    WorkflowStub run = world.start();
    run.getResult(RunResult.class);
    world.replay();

    assertThat(changesOfAttributes())
        .as("one change for each state, not for each attempt")
        .containsExactly(
            Map.of("RunState", "\"Running\""),
            Map.of("RunState", "\"Failed\"", "FailureClass", "\"runner_crashed\""));
    assertThat(WorkflowPage.currentDetails(run))
        .contains(
            "| state | Failed |",
            "| progress | the runner exited with code 7 |",
            "| score | - |",
            "| attempt | 3 |",
            "| host | " + FakeHost.NAME + " |",
            "[run](" + PAGE + ")",
            "[trace](" + PAGE + "#trace)");
  }

  @Test
  void aRunAtWork_showsWhereItIs() {
    world.host.breaksWhenCancelled();
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> WorkflowPage.currentDetails(run).contains("| state | Running |"));

    assertThat(WorkflowPage.currentDetails(run))
        .contains(
            "| progress | the runner is at work, process 4711 |",
            "| attempt | 1 |",
            "| host | " + FakeHost.NAME + " |");

    run.cancel();
    world.awaitStopped(run);
    assertThat(changesOfAttributes())
        .containsExactly(Map.of("RunState", "\"Running\""), Map.of("RunState", "\"Stopped\""));
  }

  @Test
  void aServerWithoutTheAttributes_isSentNone_andTheTableIsThere() {
    world.display = new RunDisplay(URL, false, "order", null);
    world.host.exits(0).reads(RunWorld.scored(1.0));
    WorkflowStub run = world.start();
    run.getResult(RunResult.class);
    world.replay();

    assertThat(attributesAtStart()).isEmpty();
    assertThat(changesOfAttributes()).isEmpty();
    assertThat(WorkflowPage.currentDetails(run))
        .contains("| score | 1.000 |", "[run](" + PAGE + ")");
  }

  @Test
  void theWorkflowAndEachActivity_haveASummary() {
    world.host.exits(0).reads(RunWorld.scoredInChunks(1.0, 2));

    world.run();

    HistoryEvent started = world.history().getEvents().get(0);
    assertThat(WorkflowPage.summary(started)).isEqualTo("\"001-sol-transfer with deterministic\"");
    assertThat(WorkflowPage.details(started))
        .contains("| benchmark | 001-sol-transfer |", "(" + URL + "/suites/4711)");
    assertThat(WorkflowPage.activities(world.history()))
        .containsExactlyInAnyOrder(
            "\"attempt 1\"",
            "\"notes that attempt 1 runs\"",
            "\"session of attempt 1\"",
            "\"part 2 of 2, attempt 1\"",
            "\"part 2 of 2, attempt 1\"",
            "\"stores the end: Completed\"");
  }

  private Map<String, String> attributesAtStart() {
    return WorkflowPage.texts(
        world
            .history()
            .getEvents()
            .get(0)
            .getWorkflowExecutionStartedEventAttributes()
            .getSearchAttributes()
            .getIndexedFieldsMap());
  }

  private List<Map<String, String>> changesOfAttributes() {
    return events(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES).stream()
        .map(
            event ->
                WorkflowPage.texts(
                    event
                        .getUpsertWorkflowSearchAttributesEventAttributes()
                        .getSearchAttributes()
                        .getIndexedFieldsMap()))
        .toList();
  }

  private List<HistoryEvent> events(EventType type) {
    return world.history().getEvents().stream()
        .filter(event -> event.getEventType() == type)
        .toList();
  }
}
