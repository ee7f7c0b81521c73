package dev.reev.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.workflows.SavedHistories;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour twice: with the workflow cache, and with a full replay of each workflow task. */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class BenchmarkRunWorkflowTest {

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
  void aScore_isStoredOnceAsCompleted() {
    world.host.exits(0).reads(RunWorld.scored(1.0));

    RunResult result = world.run();

    assertThat(result)
        .isEqualTo(new RunResult(RunWorld.EXECUTION_ID, RunState.COMPLETED, 1.0, null, 1));
    RunRecord stored = world.records.onlyResult();
    assertThat(stored.state()).isEqualTo(RunState.COMPLETED);
    assertThat(stored.failure()).isNull();
    assertThat(stored.document()).isNotNull();
    assertThat(world.records.running)
        .extracting(RunnerStarted::host, RunnerStarted::pid)
        .containsExactly(tuple(FakeHost.NAME, 4711L));
  }

  @Test
  void aScoreOfZero_isCompletedAndNotAFailure() {
    world.host.exits(0).reads(RunWorld.scored(0.0));

    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.records.onlyResult().attempts()).hasSize(1);
  }

  @Test
  void aLargeSession_travelsInChunksBeforeTheResult() {
    world.host.exits(0).reads(RunWorld.scoredInChunks(1.0, 4));

    world.run();

    assertThat(world.records.chunks).extracting(DocumentChunk::index).containsExactly(1, 2, 3);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void aLongOutput_travelsInChunksBeforeTheSession() {
    world.host.exitsAfterLongOutput(3).reads(RunWorld.scored(1.0));

    world.run();

    assertThat(world.records.chunks)
        .extracting(DocumentChunk::sha256, DocumentChunk::index)
        .containsExactly(tuple("cd".repeat(32), 1), tuple("cd".repeat(32), 2));
    AttemptRecord attempt = world.records.onlyResult().attempts().get(0);
    assertThat(attempt.output()).isNotNull();
    assertThat(attempt.progress()).isNotNull();
  }

  @Test
  void anOutputThatFitsInline_needsNoFurtherActivity() {
    world.host.exitsAfterLongOutput(1).reads(RunWorld.scored(1.0));

    world.run();

    assertThat(world.records.chunks).isEmpty();
    assertThat(world.records.onlyResult().attempts().get(0).output()).isNotNull();
  }

  @Test
  void anOutputThatIsLostOnTheWay_costsNoScore() {
    world.host.exitsAfterLongOutput(3).losesItsDocuments().reads(RunWorld.scored(1.0));

    assertThat(world.run().score()).isEqualTo(1.0);
    assertThat(world.records.onlyResult().attempts().get(0).output()).isNull();
  }

  @Test
  void aNonZeroExit_isRetriedThenFailsAsRunnerCrashedWithEvidence() {
    for (int i = 0; i < 3; i++) {
      world.host.exits(7).readFails(RunFailures.SESSION_INVALID, "empty file");
    }

    RunResult result = world.run();

    assertThat(result.score()).isNull();
    RunRecord stored = world.records.onlyResult();
    assertThat(stored.state()).isEqualTo(RunState.FAILED);
    assertThat(stored.failure())
        .isEqualTo(
            new RunFailure(
                FailureClass.RUNNER_CRASHED,
                "the runner exited with code 7",
                new Evidence(7, null, "out", "err", "empty file")));
    assertThat(stored.attempts()).extracting(AttemptRecord::number).containsExactly(1, 2, 3);
  }

  @Test
  void aValidScoreAfterANonZeroExit_isNotTrusted() {
    for (int i = 0; i < 3; i++) {
      world.host.exits(1).reads(RunWorld.scored(1.0));
    }

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.RUNNER_CRASHED);
  }

  @Test
  void aRunnerThatCrashesOnce_completesInTheSecondAttempt() {
    world.host.exits(1).readFails(RunFailures.SESSION_INVALID, "truncated");
    world.host.exits(0).reads(RunWorld.scored(0.75));

    assertThat(world.run())
        .isEqualTo(new RunResult(RunWorld.EXECUTION_ID, RunState.COMPLETED, 0.75, null, 2));
    assertThat(world.host.launched)
        .extracting(LaunchRequest::attempt, LaunchRequest::firstOpenAttempt)
        .containsExactly(tuple(1, 1), tuple(2, 2));
    assertThat(world.host.launched)
        .extracting(LaunchRequest::sealedConfig)
        .containsExactly("c2VhbGVk", "c2VhbGVk");
  }

  @Test
  void aSignal_isRetriedThenFailsAsRunnerKilled() {
    world.host.ends(RunnerEnd.SIGNALLED).ends(RunnerEnd.SIGNALLED).ends(RunnerEnd.SIGNALLED);

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.RUNNER_KILLED);
    assertThat(world.records.onlyResult().message()).isEqualTo("the runner was ended by signal 9");
    assertThat(world.host.read).isEmpty();
  }

  @Test
  void aRunnerThatItsUnconfinedAgentMayHaveEnded_isTheAgentsError() {
    world.host.endsByItsAgent(RunnerEnd.SIGNALLED);

    RunResult result = world.run();
    assertThat(result.failureClass()).isEqualTo(FailureClass.AGENT_ERROR);
    assertThat(result.attempts()).isEqualTo(1);
    assertThat(world.records.onlyResult().message()).contains("signal 9", "not confined");
    assertThat(world.records.onlyResult().attempts().get(0).unconfined()).isTrue();
  }

  @Test
  void aRunnerThatVanishedUnderAnUnconfinedAgent_isTheAgentsError() {
    world
        .host
        .endsByItsAgent(RunnerEnd.VANISHED)
        .readFails(RunFailures.SESSION_INVALID, "truncated");

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.AGENT_ERROR);
  }

  @Test
  void aVanishedRunnerWithAValidSession_isCompleted() {
    world.host.ends(RunnerEnd.VANISHED).reads(RunWorld.scored(1.0));

    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void aMissingSessionFile_isLookedForAgainBeforeTheAttemptCountsAsMissing() {
    for (int i = 0; i < 4; i++) {
      world.host.readFails(RunFailures.SESSION_MISSING, "no session file");
    }
    world.host.exits(0).reads(RunWorld.scored(1.0));

    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.host.launched).hasSize(1);
    assertThat(world.host.read).hasSize(5);
  }

  @Test
  void aSessionFileThatNeverComes_failsAsSessionMissing() {
    for (int i = 0; i < 3; i++) {
      world.host.exits(0);
    }
    for (int i = 0; i < 15; i++) {
      world.host.readFails(RunFailures.SESSION_MISSING, "no session file");
    }

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.SESSION_MISSING);
    assertThat(world.records.onlyResult().attempts()).hasSize(3);
  }

  @Test
  void anInvalidSessionFile_isReadOnceForEachAttemptAndFailsAsSessionInvalid() {
    for (int i = 0; i < 3; i++) {
      world.host.exits(0).readFails(RunFailures.SESSION_INVALID, "score is NaN");
    }

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.SESSION_INVALID);
    assertThat(world.host.read).hasSize(3);
    assertThat(world.records.onlyResult().message()).isEqualTo("score is NaN");
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"AGENT_ERROR", "INVALID_BENCHMARK"})
  void aFailureThatStaysTheSame_isNotRetried(FailureClass failureClass) {
    world.host.exits(1).reads(RunWorld.named(failureClass, "as the runner says"));

    assertThat(world.run().failureClass()).isEqualTo(failureClass);
    RunRecord stored = world.records.onlyResult();
    assertThat(stored.message()).isEqualTo("as the runner says");
    assertThat(stored.attempts()).hasSize(1);
    assertThat(stored.document()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"LEDGER_UNAVAILABLE", "AGENT_UNAVAILABLE"})
  void anUnavailableService_isRetriedAndNeverCountedAsAScore(FailureClass failureClass) {
    for (int i = 0; i < 3; i++) {
      world.host.exits(1).reads(RunWorld.named(failureClass, "connection refused"));
    }

    RunResult result = world.run();

    assertThat(result.failureClass()).isEqualTo(failureClass);
    assertThat(result.score()).isNull();
    assertThat(world.records.onlyResult().attempts()).hasSize(3);
  }

  @Test
  void aRunnerCommandThatCannotStart_failsAsInternalWithItsMessage() {
    for (int i = 0; i < 3; i++) {
      world.host.cannotStart("cannot start 'nope': not found");
    }

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.INTERNAL);
    assertThat(world.records.onlyResult().message()).isEqualTo("cannot start 'nope': not found");
  }

  @Test
  void aDeadline_endsAsTimedOutWithoutAnotherAttempt() {
    world.host.ends(RunnerEnd.DEADLINE);

    assertThat(world.run().state()).isEqualTo(RunState.TIMED_OUT);
    RunRecord stored = world.records.onlyResult();
    assertThat(stored.failure()).isNull();
    assertThat(stored.message()).isEqualTo("no result within 300 s; the runner was ended");
    assertThat(world.host.launched).hasSize(1);
  }

  @Test
  void aSilentWorker_isAskedAgainOnItsHostForTheSameAttempt() {
    world.host.fallsSilentAfterHeartbeat().exits(0).reads(RunWorld.scored(1.0));

    assertThat(world.run())
        .isEqualTo(new RunResult(RunWorld.EXECUTION_ID, RunState.COMPLETED, 1.0, null, 1));
    assertThat(world.host.launched).extracting(LaunchRequest::attempt).containsExactly(1, 1);
  }

  @Test
  void aWorkerThatShutsDown_handsItsAttemptToTheNextOnItsHost() {
    world.host.leaves().exits(0).reads(RunWorld.scored(1.0));

    assertThat(world.run())
        .isEqualTo(new RunResult(RunWorld.EXECUTION_ID, RunState.COMPLETED, 1.0, null, 1));
  }

  @Test
  void aLostHost_isReplacedByAnotherAttemptThatKnowsTheOpenOne() {
    world.host.fallsSilentAfterHeartbeat();
    world.host.fallsSilentAfterHeartbeat();
    world.host.fallsSilentAfterHeartbeat();
    world.hostNeverAnswers();

    assertThat(world.run().failureClass()).isEqualTo(FailureClass.HOST_LOST);
    assertThat(world.host.launched)
        .extracting(LaunchRequest::attempt, LaunchRequest::firstOpenAttempt)
        .containsExactly(tuple(1, 1), tuple(2, 1), tuple(3, 1));
  }

  @Test
  void aWorkerThatDiesBeforeItsFirstHeartbeat_costsOneAttempt() {
    world.host.fallsSilent().exits(0).reads(RunWorld.scored(1.0));

    RunResult result = world.run();

    assertThat(result.state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.records.onlyResult().attempts())
        .extracting(AttemptRecord::number, record -> record.failure() == null)
        .containsExactly(tuple(1, false), tuple(2, true));
  }

  @Test
  void stop_whileTheRunnerWorks_endsItAndStoresStopped() {
    world.host.runsUntilCancelled();
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> !world.host.launched.isEmpty());

    run.cancel();

    world.awaitStopped(run);
    assertThat(world.host.ended).containsExactly(RunWorld.EXECUTION_ID);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
    assertThat(world.records.onlyResult().message()).isEqualTo("Execution stopped by user");
  }

  @Test
  void stop_ofARunnerThatPrinted_keepsItsOutputAndItsEnd() {
    world.host.runsUntilStopped(3);
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> !world.host.launched.isEmpty());

    run.cancel();

    world.awaitStopped(run);
    RunRecord stored = world.records.onlyResult();
    assertThat(stored.state()).isEqualTo(RunState.STOPPED);
    assertThat(stored.attempts().get(0).end()).isEqualTo(RunnerEnd.STOPPED);
    assertThat(stored.attempts().get(0).output()).isNotNull();
    assertThat(world.records.chunks).extracting(DocumentChunk::index).containsExactly(1, 2);
  }

  @Test
  void stop_whileWaitingForASlot_neverStartsARunner() {
    world.takeAllSlots();
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> world.historyHas(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED));

    run.cancel();

    world.awaitStopped(run);
    assertThat(world.host.launched).isEmpty();
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stop_beforeTheFirstWorkflowTask_neverStartsARunner() {
    WorkflowStub run = world.startWithoutWorkers();
    run.cancel();
    world.startWorkers();

    world.awaitStopped(run);
    assertThat(world.host.launched).isEmpty();
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stop_duringTheBackoff_startsNoFurtherAttempt() {
    world.host.exits(1).readFails(RunFailures.SESSION_INVALID, "empty file");
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> world.historyHas(EventType.EVENT_TYPE_TIMER_STARTED));

    run.cancel();

    world.awaitStopped(run);
    assertThat(world.host.launched).hasSize(1);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stop_whileTheSessionIsRead_comesTooLateAndKeepsTheScore() {
    WorkflowStub[] run = new WorkflowStub[1];
    world.host.exits(0).readsAfter(() -> run[0].cancel(), RunWorld.scored(1.0));
    run[0] = world.startWithoutWorkers();
    world.startWorkers();

    world.awaitStopped(run[0]);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void stop_thatTheWatcherCannotConfirm_endsTheRunnerThroughItsHost() {
    world.host.breaksWhenCancelled();
    WorkflowStub run = world.start();
    RunWorld.waitFor(() -> !world.host.launched.isEmpty());

    run.cancel();

    world.awaitStopped(run);
    assertThat(world.host.ended).containsExactly(RunWorld.EXECUTION_ID);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void aDatabaseThatIsDown_delaysTheResultAndLosesNothing() {
    world.host.exits(0).reads(RunWorld.scored(1.0));
    world.records.failStoring(8);

    assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.records.onlyResult().state()).isEqualTo(RunState.COMPLETED);
  }
}
