package dev.reev.api.suite.submit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.workflows.run.RunState;
import java.util.List;

/** Selects the items of a suite that a retry runs again. */
public enum RetriedItems {
  /** Items that failed or timed out. */
  @JsonProperty("failed")
  FAILED,
  /** Stopped items too. */
  @JsonProperty("without_score")
  WITHOUT_SCORE;

  /** Terminal states of the runs of these items. */
  List<RunState> states() {
    return switch (this) {
      case FAILED -> List.of(RunState.FAILED, RunState.TIMED_OUT);
      case WITHOUT_SCORE -> List.of(RunState.FAILED, RunState.TIMED_OUT, RunState.STOPPED);
    };
  }
}
