package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reason why a run has no score.
 *
 * @param failureClass one of {@link #CLASSES}; {@code class} in the file
 * @param message one line for people
 * @param reason one of {@link #AUTH}, {@link #RATE_LIMITED}, {@link #NETWORK} and {@link
 *     #NOT_CONFIGURED}; null when the class says enough
 * @param retryAfterSeconds delay that the provider requested, at most {@link
 *     #MAX_RETRY_AFTER_SECONDS}; null when it requested none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionFailure(
    @JsonProperty("class") String failureClass,
    String message,
    @Nullable String reason,
    @Nullable Long retryAfterSeconds)
    implements InJson {

  public static final String AGENT_ERROR = "agent_error";
  public static final String LEDGER_UNAVAILABLE = "ledger_unavailable";
  public static final String AGENT_UNAVAILABLE = "agent_unavailable";
  public static final String INVALID_BENCHMARK = "invalid_benchmark";
  public static final String INTERNAL = "internal";

  /**
   * The required sandbox for the agent's program is unavailable, so the program was not started.
   */
  public static final String SANDBOX_UNAVAILABLE = "sandbox_unavailable";

  /** The runner received TERM before it was done. */
  public static final String RUNNER_KILLED = "runner_killed";

  /** The key is missing, or the provider rejects it. */
  public static final String AUTH = "auth";

  /** The provider limits the rate of requests. */
  public static final String RATE_LIMITED = "rate_limited";

  /** No response, or an incomplete one. */
  public static final String NETWORK = "network";

  /** A prerequisite of the run is not configured. */
  public static final String NOT_CONFIGURED = "not_configured";

  /** One year; a longer delay means never. */
  public static final long MAX_RETRY_AFTER_SECONDS = 31_536_000;

  /** The classes a runner may report; the watcher of the runner assigns all others. */
  public static final List<String> CLASSES =
      List.of(
          AGENT_ERROR,
          LEDGER_UNAVAILABLE,
          AGENT_UNAVAILABLE,
          INVALID_BENCHMARK,
          INTERNAL,
          RUNNER_KILLED,
          SANDBOX_UNAVAILABLE);

  /** A failure without a reason beyond its class. */
  public SessionFailure(String failureClass, String message) {
    this(failureClass, message, null, null);
  }

  @Override
  public JsonNode json() {
    return JsonFields.none()
        .given("class", failureClass)
        .given("message", message)
        .given("reason", reason)
        .given("retry_after_seconds", retryAfterSeconds)
        .object();
  }
}
