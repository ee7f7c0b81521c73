package dev.reev.workflows.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.WorkflowPage;
import io.temporal.failure.CanceledFailure;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour twice: with the workflow cache, and with a full replay of each workflow task. */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class ScoreWorkflowTest {

  @Parameter int workflowCacheSize;

  private ScoreWorld world;
  private InMemoryScores scores;

  @BeforeEach
  void open() {
    world = new ScoreWorld(workflowCacheSize);
    scores = world.scores;
  }

  @AfterEach
  void replayAll(TestInfo test) throws Exception {
    world.close(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void allRuns_areScoredBatchAfterBatch() {
    scores.runs = 25;

    assertThat(world.run()).isEqualTo(new ScoreResult(ScoreWorld.SET, ScoreSetState.COMPLETED));

    assertThat(scores.scored()).containsExactlyElementsOf(upTo(25));
    assertThat(scores.places()).containsExactly(null, "10", "20");
  }

  @Test
  void aDatabaseThatIsAway_delaysTheSetAndLosesNothing() {
    scores.runs = 12;
    scores.failingCalls = 5;

    assertThat(world.run().state()).isEqualTo(ScoreSetState.COMPLETED);
    assertThat(scores.scored()).containsExactlyElementsOf(upTo(12));
  }

  @Test
  void aSetThatIsToStop_endsWithTheBatchUnderWay() {
    scores.runs = 100;
    scores.afterEachBatch = () -> scores.stop(ScoreWorld.SET);

    assertThat(world.run().state()).isEqualTo(ScoreSetState.STOPPED);
    assertThat(scores.scored()).containsExactlyElementsOf(upTo(10));
  }

  @Test
  void cancel_stopsTheSetAndStoresItsEnd() {
    scores.runs = 100;
    scores.afterEachBatch = world.workflow::cancel;

    assertThatThrownBy(world::run).hasCauseInstanceOf(CanceledFailure.class);

    assertThat(scores.state()).isEqualTo(ScoreSetState.STOPPED);
    assertThat(scores.scored()).hasSizeBetween(10, 99);
  }

  @Test
  void manyRuns_areSpreadOverHistoriesThatGoOnWhereTheLastOneEnded() {
    world.maxBatches = 3;
    scores.runs = 95;

    assertThat(world.run().state()).isEqualTo(ScoreSetState.COMPLETED);

    assertThat(scores.scored()).containsExactlyElementsOf(upTo(95));
    assertThat(world.chain()).hasSize(4);
  }

  @Test
  void theWebUi_showsWhatItIsAndHowFar() {
    scores.runs = 12;

    world.run();

    var history = world.chain().get(0);
    assertThat(WorkflowPage.summary(history.getEvents().get(0)))
        .isEqualTo("\"suite nightly: 12 runs\"");
    assertThat(WorkflowPage.details(history.getEvents().get(0)))
        .contains(ScoreWorld.URL + "/api/v1/scores/" + ScoreWorld.SET);
    assertThat(WorkflowPage.activities(history))
        .containsExactly("\"scores batch 1\"", "\"scores batch 2\"", "\"stores the end\"");
    assertThat(WorkflowPage.currentDetails(world.workflow))
        .contains(
            "| state | Completed |",
            "| done | 12 of 12 |",
            "| not scorable | 1 |",
            "| changed | 2 |");
  }

  private static Iterable<Integer> upTo(int runs) {
    return IntStream.range(0, runs).boxed().toList();
  }
}
