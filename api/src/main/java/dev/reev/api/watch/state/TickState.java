package dev.reev.api.watch.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** State of a tick. */
public enum TickState {
  /** Its suite is under way. */
  @JsonProperty("Running")
  RUNNING,
  /** A confirming suite is under way. */
  @JsonProperty("Confirming")
  CONFIRMING,
  /** It has a decision. */
  @JsonProperty("Ended")
  ENDED,
  /** It was stopped, or its workflow ended before it was decided. */
  @JsonProperty("Stopped")
  STOPPED,
  /** No suite could be ordered. */
  @JsonProperty("Failed")
  FAILED,
  /** It did not happen, since another one was under way. */
  @JsonProperty("Skipped")
  SKIPPED,
  /** It did not happen, since Temporal was away for longer than the catch-up window. */
  @JsonProperty("Missed")
  MISSED
}
