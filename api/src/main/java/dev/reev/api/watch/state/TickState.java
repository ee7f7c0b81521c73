package dev.reev.api.watch.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/** State of a tick. */
public enum TickState {
  /** Its suite is open. */
  @JsonProperty("Running")
  RUNNING,
  /** A confirming suite is open. */
  @JsonProperty("Confirming")
  CONFIRMING,
  /** It has a decision. */
  @JsonProperty("Ended")
  ENDED,
  /** It was stopped, or its workflow ended before it was decided. */
  @JsonProperty("Stopped")
  STOPPED,
  /** Its suite could not be submitted. */
  @JsonProperty("Failed")
  FAILED,
  /** It did not run, because another tick was open. */
  @JsonProperty("Skipped")
  SKIPPED,
  /** It did not run, because Temporal was unreachable for longer than the catch-up window. */
  @JsonProperty("Missed")
  MISSED
}
