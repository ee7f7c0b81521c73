package dev.reev.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.workflows.SavedHistories;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Activities of a run that start and never end, or that no worker takes, also together with stops.
 */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class RunTimeoutsTest {

  @Parameter int workflowCacheSize;

  private RunWorld world;

  @BeforeEach
  void open() {
    world = new RunWorld(workflowCacheSize);
  }

  @AfterEach
  void close(TestInfo test) {
    SavedHistories.record(
        "BenchmarkRun", test.getTestMethod().orElseThrow().getName(), world.history());
    world.close();
  }

  @Test
  void aWatcherThatIsStuckPastTheDeadline_isReplacedOnItsHost() {
    world.silence.stepsMayTake(Duration.ofSeconds(1));
    world.host.watchesForEver().ends(RunnerEnd.DEADLINE);

    assertThat(world.run().state()).isEqualTo(RunState.TIMED_OUT);
    assertThat(world.host.launched).extracting(LaunchRequest::attempt).containsExactly(1, 1);
  }

  @Test
  void anAttemptThatEveryWatcherLeaves_isGivenUpAfterTenOthers() {
    for (int i = 0; i < 11; i++) {
      world.host.leaves();
    }
    world.host.exits(0).reads(RunWorld.scored(1.0));

    assertThat(world.run())
        .isEqualTo(new RunResult(RunWorld.EXECUTION_ID, RunState.COMPLETED, 1.0, null, 2));
    assertThat(world.host.launched).hasSize(12);
    // The runner of the first attempt may be alive, so the second attempt looks for it.
    assertThat(world.host.launched.get(11))
        .extracting(LaunchRequest::attempt, LaunchRequest::firstOpenAttempt)
        .containsExactly(2, 1);
  }

  @Test
  void aHostThatIsLostBeforeItsSessionIsRead_costsOneAttemptEach() {
    world.host.exits(0).exits(0).exits(0);
    world.hostNeverAnswers();

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.HOST_LOST);
    RunRecord stored = world.records.onlyResult();
    assertThat(stored.message()).isEqualTo("host host-a did not hand over the session file");
    assertThat(stored.attempts())
        .extracting(AttemptRecord::number, AttemptRecord::end)
        .containsExactly(
            tuple(1, RunnerEnd.EXITED), tuple(2, RunnerEnd.EXITED), tuple(3, RunnerEnd.EXITED));
  }

  @Test
  void aWorkerThatDiesWhileItReads_isFollowedByAnotherReader() {
    world.silence.stepsMayTake(Duration.ofSeconds(1));
    world.host.exits(0).readFallsSilent().reads(RunWorld.scored(1.0));

    assertThat(world.run().score()).isEqualTo(1.0);
    assertThat(world.host.launched).hasSize(1);
    assertThat(world.host.read).hasSize(2);
  }

  @Test
  void aSessionThatIsLostOnTheWay_isNoScore() {
    world.host.losesItsDocuments();
    for (int i = 0; i < 3; i++) {
      world.host.exits(0).reads(RunWorld.scoredInChunks(1.0, 2));
    }

    RunResult result = world.run();

    assertThat(result.failureClass()).isEqualTo(FailureClass.INTERNAL);
    assertThat(result.score()).isNull();
    assertThat(world.records.onlyResult().message()).isEqualTo("no such file");
  }

  @Test
  void anApiThatDiesWhileItStores_isAskedAgain() {
    world.silence.stepsMayTake(Duration.ofSeconds(1));
    world.host.exits(0).reads(RunWorld.scored(1.0));
    world.records.fallSilentStoring(2);

    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void aRunThatTheDatabaseDoesNotKnow_endsBroken() {
    world.host.exits(0).reads(RunWorld.scored(1.0));
    world.records.knowNoRun();

    assertThatThrownBy(() -> world.start().getResult(RunResult.class))
        .isInstanceOf(WorkflowFailedException.class);

    world.replay();
    assertThat(world.records.results).isEmpty();
  }

  @Test
  void stop_whileItsHostIsAskedAgain_leavesTheRunnerToTheReaper() {
    world.silence.hostsMayTake(Duration.ofSeconds(30));
    world.host.fallsSilentAfterHeartbeat();
    world.hostNeverAnswers();
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> world.eventsOf(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) == 2);

    run.cancel();

    world.awaitStopped(run);
    assertThat(world.host.launched).hasSize(1);
    assertThat(world.host.ended).isEmpty();
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stop_thatNobodyConfirms_isStoredAllTheSame() {
    world.host.breaksWhenCancelled();
    world.hostNeverAnswers();
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> world.eventsOf(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) == 1);

    run.cancel();

    world.awaitStopped(run);
    assertThat(world.host.ended).isEmpty();
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stop_whileTheResultIsStored_comesTooLateAndKeepsTheScore() {
    WorkflowStub[] run = new WorkflowStub[1];
    world.host.exits(0).reads(RunWorld.scored(1.0));
    world.records.storeAfter(() -> run[0].cancel());
    run[0] = world.startWithoutWorkers();
    world.startWorkers();

    world.awaitStopped(run[0]);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.COMPLETED);
  }
}
