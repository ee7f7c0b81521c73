package dev.reev.api.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of the stream. */
sealed interface RunEvent {

  RunPosition position();

  /** Name of the event in the stream. */
  String kind();

  /**
   * The run has moved.
   *
   * @param state Pending, Running (once for each attempt), Completed, Failed, Stopped or TimedOut;
   *     after one of the last four nothing follows
   * @param at when, null for an attempt that is not the last
   * @param harm whether it did damage
   * @param message one line for people when there is no score
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record State(
      @JsonIgnore RunPosition position,
      UUID runId,
      String state,
      int attempt,
      @Nullable Instant at,
      @Nullable Double score,
      @Nullable Boolean passed,
      @Nullable Boolean harm,
      @Nullable String message,
      @Nullable String failureType)
      implements RunEvent {

    @Override
    public String kind() {
      return "state";
    }
  }

  /**
   * The runner has come further.
   *
   * @param step the one under way, or the last
   * @param steps in all, absent when it cannot be told
   * @param percent 0 to 99
   * @param event type of the last event
   * @param tool that was used last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Progress(
      @JsonIgnore RunPosition position,
      UUID runId,
      int attempt,
      int events,
      int prompts,
      int toolCalls,
      int step,
      @Nullable Integer steps,
      int percent,
      @Nullable String event,
      @Nullable String tool,
      Instant at)
      implements RunEvent {

    @Override
    public String kind() {
      return "progress";
    }
  }
}
