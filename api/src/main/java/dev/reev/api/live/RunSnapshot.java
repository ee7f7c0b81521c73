package dev.reev.api.live;

import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored at one moment. All events up to that moment follow from it, so the stream
 * needs no memory of its own: whoever comes back with a position gets what lies behind it, from any
 * server.
 */
record RunSnapshot(
    UUID id,
    RunState state,
    int attempts,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Result result,
    RunEvent.@Nullable Progress progress) {

  /** Result of the run; all null while it is under way. */
  record Result(
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable Boolean harm,
      @Nullable String message,
      @Nullable String failureType) {

    static final Result NONE = new Result(null, null, null, null, null);
  }

  /** Events after a position, in order; of progress only the newest. */
  List<RunEvent> after(RunPosition position) {
    return events().stream().filter(event -> event.position().compareTo(position) > 0).toList();
  }

  /** Current position of the stream. */
  RunPosition position() {
    List<RunEvent> all = events();
    return all.get(all.size() - 1).position();
  }

  boolean hasEnded() {
    return state.isTerminal();
  }

  private List<RunEvent> events() {
    List<RunEvent> events = new ArrayList<>();
    events.add(state(RunPosition.pending(), RunState.PENDING, 0, createdAt));
    // A run that ended before it had a runner was never running, however many attempts it took.
    int started = startedAt == null ? 0 : attempts;
    for (int attempt = 1; attempt <= started; attempt++) {
      RunPosition position = RunPosition.running(attempt, 0);
      events.add(state(position, RunState.RUNNING, attempt, attempt == 1 ? startedAt : null));
      if (progress != null && progress.attempt() == attempt && progress.events() > 0) {
        events.add(progress);
      }
    }
    if (hasEnded()) {
      events.add(state(RunPosition.ended(attempts), state, attempts, endedAt));
    }
    return events;
  }

  private RunEvent state(RunPosition position, RunState name, int attempt, @Nullable Instant at) {
    Result shown = name.isTerminal() ? result : Result.NONE;
    return new RunEvent.State(
        position,
        id,
        name.title(),
        attempt,
        at,
        shown.score(),
        shown.passed(),
        shown.harm(),
        shown.message(),
        shown.failureType());
  }
}
