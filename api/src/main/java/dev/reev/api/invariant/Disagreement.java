package dev.reev.api.invariant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two sides that have disagreed about a run for longer than the grace time.
 *
 * @param host null when it is no matter of a host
 * @param attempt null when it is no matter of one attempt
 * @param message one line for people
 */
public record Disagreement(
    Kind kind,
    @JsonProperty("run_id") UUID executionId,
    @Nullable String host,
    @Nullable Integer attempt,
    String message) {

  /** The kind of disagreement, named for the two sides. */
  public enum Kind {
    /** The row is open and has no open workflow. */
    @JsonProperty("row_without_workflow")
    ROW_WITHOUT_WORKFLOW,
    /** The workflow is open, and its row has ended or is not there. */
    @JsonProperty("workflow_without_row")
    WORKFLOW_WITHOUT_ROW,
    /** Processes of an attempt live, and its run has ended or is not there. */
    @JsonProperty("attempt_outlives_run")
    ATTEMPT_OUTLIVES_RUN,
    /** The row says that an attempt runs on a host, and the host has no journal of it. */
    @JsonProperty("attempt_not_on_host")
    ATTEMPT_NOT_ON_HOST
  }
}
