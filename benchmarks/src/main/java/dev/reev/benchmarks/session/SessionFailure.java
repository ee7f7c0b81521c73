package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Why a run has no score.
 *
 * @param failureClass one of {@link #CLASSES}; {@code class} in the file
 * @param message one line for people
 */
public record SessionFailure(@JsonProperty("class") String failureClass, String message) {

  public static final String AGENT_ERROR = "agent_error";
  public static final String LEDGER_UNAVAILABLE = "ledger_unavailable";
  public static final String AGENT_UNAVAILABLE = "agent_unavailable";
  public static final String INVALID_BENCHMARK = "invalid_benchmark";
  public static final String INTERNAL = "internal";

  /** The runner was told to end (TERM) before it was done. */
  public static final String RUNNER_KILLED = "runner_killed";

  /** The classes a runner may name; all others are found by whoever watches the runner. */
  public static final List<String> CLASSES =
      List.of(
          AGENT_ERROR,
          LEDGER_UNAVAILABLE,
          AGENT_UNAVAILABLE,
          INVALID_BENCHMARK,
          INTERNAL,
          RUNNER_KILLED);
}
