package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why a run has no score.
 *
 * @param failureClass one of {@link #CLASSES}; {@code class} in the file
 * @param message one line for people
 * @param reason one of {@link #AUTH}, {@link #RATE_LIMITED}, {@link #NETWORK} and {@link
 *     #NOT_CONFIGURED}; null when there is nothing to add to the class
 * @param retryAfterSeconds how long the provider asked to wait, at most {@link
 *     #MAX_RETRY_AFTER_SECONDS}; null when it did not say
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

  /** The agent's program cannot be confined as asked, so it was not started. */
  public static final String SANDBOX_UNAVAILABLE = "sandbox_unavailable";

  /** The runner was told to end (TERM) before it was done. */
  public static final String RUNNER_KILLED = "runner_killed";

  /** The provider does not accept the key, or there is none. */
  public static final String AUTH = "auth";

  /** The provider asks for patience. */
  public static final String RATE_LIMITED = "rate_limited";

  /** Nobody answered, or the answer broke off. */
  public static final String NETWORK = "network";

  /** Something that the run needs was not set up. */
  public static final String NOT_CONFIGURED = "not_configured";

  /** A year: whoever asks for more means never. */
  public static final long MAX_RETRY_AFTER_SECONDS = 31_536_000;

  /** The classes a runner may name; all others are found by whoever watches the runner. */
  public static final List<String> CLASSES =
      List.of(
          AGENT_ERROR,
          LEDGER_UNAVAILABLE,
          AGENT_UNAVAILABLE,
          INVALID_BENCHMARK,
          INTERNAL,
          RUNNER_KILLED,
          SANDBOX_UNAVAILABLE);

  /** A failure whose class says all. */
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
