package dev.reev.workflows.run;

import static dev.reev.workflows.run.FailureClass.AGENT_ERROR;
import static dev.reev.workflows.run.FailureClass.AGENT_UNAVAILABLE;
import static dev.reev.workflows.run.FailureClass.HOST_LOST;
import static dev.reev.workflows.run.FailureClass.INTERNAL;
import static dev.reev.workflows.run.FailureClass.INVALID_BENCHMARK;
import static dev.reev.workflows.run.FailureClass.LEDGER_UNAVAILABLE;
import static dev.reev.workflows.run.FailureClass.RUNNER_CRASHED;
import static dev.reev.workflows.run.FailureClass.RUNNER_KILLED;
import static dev.reev.workflows.run.FailureClass.SESSION_INVALID;
import static dev.reev.workflows.run.FailureClass.SESSION_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.reev.workflows.SavedHistories;
import dev.reev.workflows.WorkflowPage;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The default policy of attempts: number, waits and end for each kind of failure. */
@ParameterizedClass
@ValueSource(ints = {600, 0})
@Timeout(60)
class RunRetriesTest {

  @Parameter int workflowCacheSize;

  private RunWorld world;

  @BeforeEach
  void open() {
    world = new RunWorld(workflowCacheSize);
    world.attempts = AttemptPolicy.DEFAULT;
  }

  @AfterEach
  void close(TestInfo test) {
    SavedHistories.record(
        "BenchmarkRun", test.getTestMethod().orElseThrow().getName(), world.history());
    world.close();
  }

  @Test
  void aCrash_isTriedThreeTimesWithinSeconds() {
    repeat(3, () -> world.host.exits(7).readFails(RunFailures.SESSION_INVALID, "empty"));

    assertFails(RUNNER_CRASHED, 1, 2);
  }

  @Test
  void aKill_isTriedThreeTimesWithinSeconds() {
    repeat(3, () -> world.host.ends(RunnerEnd.SIGNALLED));

    assertFails(RUNNER_KILLED, 1, 2);
  }

  @Test
  void aMissingSession_isTriedTwice() {
    repeat(2, () -> world.host.exits(0));
    repeat(10, () -> world.host.readFails(RunFailures.SESSION_MISSING, "none"));

    assertFails(SESSION_MISSING, 1);
  }

  @Test
  void anInvalidSession_isTriedTwice() {
    repeat(2, () -> world.host.exits(0).readFails(RunFailures.SESSION_INVALID, "score is NaN"));

    assertFails(SESSION_INVALID, 1);
  }

  @Test
  void aRunnerThatCannotStart_isTriedThreeTimes() {
    repeat(3, () -> world.host.cannotStart("no such program"));

    assertFails(INTERNAL, 1, 2);
  }

  @Test
  void aLostHost_isReplacedTwice() {
    repeat(3, () -> world.host.fallsSilentAfterHeartbeat());
    world.hostNeverAnswers();

    assertFails(HOST_LOST, 1, 2);
  }

  @Test
  void aLedgerThatIsAway_isWaitedForHalfAMinute() {
    repeat(4, () -> fails(LEDGER_UNAVAILABLE, null, null));

    assertFails(LEDGER_UNAVAILABLE, 5, 10, 20);
  }

  @Test
  void aLedgerThatNobodySetUp_isNotWaitedFor() {
    fails(LEDGER_UNAVAILABLE, FailureReason.NOT_CONFIGURED, null);

    assertFails(LEDGER_UNAVAILABLE);
  }

  @Test
  void aModelThatDoesNotAnswer_isWaitedForHalfAMinute() {
    repeat(4, () -> fails(AGENT_UNAVAILABLE, FailureReason.NETWORK, null));

    assertFails(AGENT_UNAVAILABLE, 5, 10, 20);
  }

  @Test
  void aRefusedKey_isNotTriedAgain() {
    fails(AGENT_UNAVAILABLE, FailureReason.AUTH, null);

    assertFails(AGENT_UNAVAILABLE);
  }

  @Test
  void aRateLimit_isWaitedForLongerEachTime() {
    repeat(5, () -> fails(AGENT_UNAVAILABLE, FailureReason.RATE_LIMITED, null));

    assertFails(AGENT_UNAVAILABLE, 30, 60, 120, 240);
  }

  @Test
  void aRateLimitThatSaysHowLong_isWaitedForAsTold() {
    fails(AGENT_UNAVAILABLE, FailureReason.RATE_LIMITED, Duration.ofSeconds(200));
    fails(AGENT_UNAVAILABLE, FailureReason.RATE_LIMITED, Duration.ofHours(1));
    world.host.exits(0).reads(RunWorld.scored(1.0));

    assertThat(world.run())
        .isEqualTo(new RunResult(RunWorld.EXECUTION_ID, RunState.COMPLETED, 1.0, null, 3));
    assertThat(waits()).containsExactly(200L, 3600L);
  }

  @Test
  void aRateLimitUntilTomorrow_isNotWaitedFor() {
    fails(AGENT_UNAVAILABLE, FailureReason.RATE_LIMITED, Duration.ofDays(1));

    assertFails(AGENT_UNAVAILABLE);
  }

  @Test
  void anAgentsOwnError_isNotTriedAgain() {
    fails(AGENT_ERROR, null, null);

    assertFails(AGENT_ERROR);
  }

  @Test
  void anInvalidBenchmark_isNotTriedAgain() {
    fails(INVALID_BENCHMARK, null, null);

    assertFails(INVALID_BENCHMARK);
  }

  @Test
  void failuresOfDifferentKinds_shareTheirAttempts() {
    fails(AGENT_UNAVAILABLE, FailureReason.NETWORK, null);
    fails(LEDGER_UNAVAILABLE, null, null);
    world.host.ends(RunnerEnd.SIGNALLED);

    assertFails(RUNNER_KILLED, 5, 10);
  }

  private void fails(
      FailureClass failure, @Nullable FailureReason reason, @Nullable Duration retryAfter) {
    world
        .host
        .exits(1)
        .reads(
            RunWorld.named(
                new SessionOutcome.NamedFailure(failure, "as told", reason, retryAfter)));
  }

  /**
   * Asserts that the run fails without a score, after these waits in seconds and one attempt more.
   */
  private void assertFails(FailureClass expected, long... seconds) {
    RunResult result = world.run();

    assertThat(result)
        .isEqualTo(
            new RunResult(
                RunWorld.EXECUTION_ID, RunState.FAILED, null, expected, seconds.length + 1));
    assertThat(timers()).allMatch(timer -> timer.startsWith("\"next attempt, after "));
    assertThat(waits()).isEqualTo(Arrays.stream(seconds).boxed().toList());
    assertThat(world.records.onlyResult().attempts()).hasSize(seconds.length + 1);
  }

  private List<Long> waits() {
    return world.history().getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED)
        .map(event -> event.getTimerStartedEventAttributes().getStartToFireTimeout())
        .map(Durations::toSeconds)
        .toList();
  }

  private List<String> timers() {
    return world.history().getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED)
        .map(WorkflowPage::summary)
        .toList();
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }
}
