package dev.reev.workflows.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.run.RunIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
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
class SuiteWorkflowTest {

  @Parameter int workflowCacheSize;

  private SuiteWorld world;
  private InMemorySuite suite;

  @BeforeEach
  void open() {
    world = new SuiteWorld(workflowCacheSize);
    suite = world.suite;
  }

  @AfterEach
  void replayAll(TestInfo test) throws Exception {
    world.close(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void allRunsEnd_neverMoreAtATimeThanTheConcurrency() {
    suite.order(10);

    SuiteResult result = world.run();

    assertThat(result).isEqualTo(new SuiteResult(SuiteWorld.SUITE, SuiteState.COMPLETED));
    assertThat(suite.ended()).hasSize(10);
    assertThat(suite.mostUnderWay).isEqualTo(3);
    assertThat(world.startedChildren()).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void aSuiteWithoutRuns_endsAtOnce() {
    assertThat(world.run().state()).isEqualTo(SuiteState.COMPLETED);
  }

  @Test
  void aPausedSuite_startsNothingUntilItIsWoken() {
    suite.order(4);
    suite.paused = true;
    world.start();
    world.environment.sleep(Duration.ofMinutes(10));
    assertThat(suite.underWay()).isZero();

    suite.paused = false;
    world.workflow().signal("wake");

    assertThat(world.result().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.ended()).hasSize(4);
  }

  @Test
  void aLostWake_costsHalfAMinute() {
    suite.order(1);
    suite.paused = true;
    world.start();
    world.environment.sleep(Duration.ofMinutes(10));
    suite.paused = false;

    world.environment.sleep(Duration.ofSeconds(31));

    assertThat(suite.underWay() + suite.ended().size()).isOne();
    world.result();
  }

  @Test
  void agentsThatServeNoMore_areAskedAgain() {
    suite.order(5);
    suite.agentLimit = 0;
    world.start();
    world.environment.sleep(Duration.ofMinutes(10));
    assertThat(suite.looks).isLessThan(40);

    suite.agentLimit = 1;

    assertThat(world.result().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.mostUnderWay).isOne();
  }

  @Test
  void aRunOfAnEarlierLife_isWaitedForAndTakesItsPlace() {
    suite.order(5);
    String before = suite.startedBefore();
    world.runTime = id -> Duration.ofSeconds(id.equals(before) ? 120 : 10);
    world.startChild(before);

    world.run();

    assertThat(suite.ended()).hasSize(5);
    assertThat(suite.mostUnderWay).isEqualTo(3);
    assertThat(world.startedChildren()).doesNotContain(RunIds.workflowId(before));
  }

  @Test
  void aRunThatWasHandedBackAndRuns_isNotStartedTwice() {
    suite.order(2);
    String before = suite.startedBefore();
    world.startChild(before);
    suite.handBack(before);

    world.run();

    assertThat(suite.ended()).hasSize(2);
    assertThat(
            SuiteWorld.events(
                world.chain().get(0), EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED))
        .hasSize(1);
  }

  @Test
  void cancel_stopsTheRunsAndEndsWhenTheyHave() {
    suite.order(10);
    world.runTime = id -> Duration.ofHours(1);
    world.start();
    world.eventually(() -> suite.underWay() == 3);

    world.workflow().cancel();

    assertThatThrownBy(world::result).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(suite.state()).isEqualTo(SuiteState.STOPPED);
    assertThat(suite.ended()).hasSize(10);
    assertThat(world.startedChildren()).hasSize(3);
  }

  @Test
  void itemsOrderedAgainJustBeforeTheEnd_areRun() {
    suite.order(1);
    suite.beforeFinish =
        () -> {
          suite.beforeFinish = () -> {};
          suite.order(2);
        };

    assertThat(world.run().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.ended()).hasSize(3);
  }

  @Test
  void aDatabaseThatIsAway_delaysTheSuiteAndLosesNothing() {
    suite.order(2);
    suite.failingCalls = 5;

    assertThat(world.run().state()).isEqualTo(SuiteState.COMPLETED);
    assertThat(suite.ended()).hasSize(2);
  }

  @Test
  void manyRuns_areSpreadOverHistoriesThatStayShort() {
    world.maxChildren = 15;
    suite.order(40);
    // Some runs of each history are still under way when it is closed. Real time: the test server
    // does not skip any while a child outlives its parent.
    world.runTime = id -> Duration.ofMillis(id.endsWith("0") || id.endsWith("9") ? 1500 : 20);

    world.run();

    assertThat(suite.ended()).hasSize(40);
    assertThat(suite.mostUnderWay).isEqualTo(3);
    assertThat(world.startedChildren()).doesNotHaveDuplicates().hasSize(40);
    assertThat(world.chain()).hasSize(3);
  }
}
