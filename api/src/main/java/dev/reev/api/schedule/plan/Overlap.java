package dev.reev.api.schedule.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Policy for a tick that is due while the previous one is under way. */
public enum Overlap {
  /** The new one does not happen. */
  @JsonProperty("skip")
  SKIP,
  /** The new one waits; while one waits, further ones do not happen. */
  @JsonProperty("buffer_one")
  BUFFER_ONE,
  /** All wait for their turn. */
  @JsonProperty("buffer_all")
  BUFFER_ALL,
  /** The one under way is cancelled, which stops its runs; then the new one begins. */
  @JsonProperty("cancel_other")
  CANCEL_OTHER,
  /** The one under way is terminated at once; its runs are stopped soon after. */
  @JsonProperty("terminate_other")
  TERMINATE_OTHER,
  /** They run beside each other. */
  @JsonProperty("allow_all")
  ALLOW_ALL;

  /** As it is written in JSON, also where a message lists what is allowed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
