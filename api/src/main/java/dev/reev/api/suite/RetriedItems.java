package dev.reev.api.suite;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which items of a suite are run again. */
enum RetriedItems {
  /** Those that failed or ran out of time. */
  @JsonProperty("failed")
  FAILED("'FAILED', 'TIMED_OUT'"),
  /** Those too that were stopped. */
  @JsonProperty("without_score")
  WITHOUT_SCORE("'FAILED', 'TIMED_OUT', 'STOPPED'");

  private final String states;

  RetriedItems(String states) {
    this.states = states;
  }

  /** As a list of SQL literals. */
  String states() {
    return states;
  }
}
