package dev.reev.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunSnapshotTest {

  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final UUID ID = UUID.fromString("0b7a8c9e-0000-4000-8000-000000000001");

  @Test
  void aWholeRun_isToldInOrder() {
    assertThat(ids(run(RunState.COMPLETED, 2, progress(2, 7)), RunPosition.START))
        .containsExactly("0-0-0", "1-1-0", "1-2-0", "1-2-7", "2-2-0");
  }

  @Test
  void aPosition_isFollowedByWhatLiesBehindIt() {
    RunSnapshot run = run(RunState.RUNNING, 2, progress(2, 7));

    assertThat(ids(run, RunPosition.running(1, 3))).containsExactly("1-2-0", "1-2-7");
    assertThat(ids(run, RunPosition.running(2, 5))).containsExactly("1-2-7");
    assertThat(ids(run, RunPosition.running(2, 7))).isEmpty();
  }

  @Test
  void progressOfAnEarlierAttempt_standsBeforeTheNextAttempt() {
    assertThat(ids(run(RunState.RUNNING, 2, progress(1, 4)), RunPosition.pending()))
        .containsExactly("1-1-0", "1-1-4", "1-2-0");
  }

  @Test
  void progressThatArrivesBeforeItsAttempt_waits() {
    assertThat(ids(run(RunState.RUNNING, 1, progress(2, 4)), RunPosition.running(1, 0))).isEmpty();
    assertThat(ids(pending(progress(1, 4)), RunPosition.START)).containsExactly("0-0-0");
  }

  @Test
  void aRunThatNeverHadARunner_wasNeverRunning() {
    var stopped =
        new RunSnapshot(ID, RunState.STOPPED, 0, NOW, null, NOW, RunSnapshot.Result.NONE, null);

    assertThat(stopped.after(RunPosition.START))
        .extracting(event -> ((RunEvent.State) event).state())
        .containsExactly("Pending", "Stopped");
  }

  @Test
  void onlyTheEnd_carriesTheResult() {
    var run =
        new RunSnapshot(
            ID,
            RunState.COMPLETED,
            1,
            NOW,
            NOW,
            NOW,
            new RunSnapshot.Result(0.5, false, false, null, null),
            null);

    assertThat(run.after(RunPosition.START))
        .extracting(event -> ((RunEvent.State) event).score())
        .containsExactly(null, null, 0.5);
  }

  private static List<String> ids(RunSnapshot run, RunPosition after) {
    return run.after(after).stream().map(event -> event.position().toString()).toList();
  }

  static RunSnapshot run(RunState state, int attempts, RunEvent.@Nullable Progress progress) {
    Instant ended = state.isTerminal() ? NOW : null;
    return new RunSnapshot(ID, state, attempts, NOW, NOW, ended, RunSnapshot.Result.NONE, progress);
  }

  private static RunSnapshot pending(RunEvent.Progress progress) {
    return new RunSnapshot(
        ID, RunState.PENDING, 0, NOW, null, null, RunSnapshot.Result.NONE, progress);
  }

  static RunEvent.Progress progress(int attempt, int events) {
    return new RunEvent.Progress(
        RunPosition.running(attempt, events),
        ID,
        attempt,
        events,
        1,
        1,
        1,
        1,
        10,
        "Prompt",
        null,
        NOW);
  }
}
