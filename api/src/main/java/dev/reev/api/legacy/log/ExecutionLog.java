package dev.reev.api.legacy.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.run.state.StateNames;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.view.ExecutionTraceFormatter;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the newest run of a benchmark did. The web client reads {@code trace} and {@code
 * is_running}; without any run all that is about one is null.
 *
 * @param status pending, running, completed or failed
 * @param finalStatus the same with a capital letter
 * @param state the true state: also Stopped and TimedOut
 * @param trace for people; says so while the run is under way
 * @param progress 0 to 100
 * @param error why there is no score; null when there is one
 * @param message one line for people
 */
public record ExecutionLog(
    String benchmarkId,
    @Nullable UUID executionId,
    @Nullable String agentType,
    @JsonProperty("interface") String client,
    @Nullable String status,
    @Nullable String finalStatus,
    @Nullable String state,
    String trace,
    boolean isRunning,
    @Nullable Integer progress,
    @Nullable Double score,
    @Nullable String error,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    String message) {

  /** The value that older clients expect for the origin of a run. */
  public static final String INTERFACE = "web";

  static ExecutionLog of(StoredRun run) {
    String status = StateNames.wire(run.state());
    boolean running = !run.state().isTerminal();
    return new ExecutionLog(
        run.benchmarkId(),
        run.id(),
        run.agent(),
        INTERFACE,
        status.toLowerCase(Locale.ROOT),
        status,
        run.state().title(),
        running
            ? "⏳ Execution is " + status.toLowerCase(Locale.ROOT) + "...\n"
            : ExecutionTraceFormatter.trace(run.session(), run.state(), run.message()),
        running,
        run.progress(),
        run.score(),
        run.score() == null ? run.message() : null,
        run.createdAt(),
        run.updatedAt(),
        "Newest run: " + run.id());
  }

  static ExecutionLog none(String benchmarkId, String message) {
    return new ExecutionLog(
        benchmarkId,
        null,
        null,
        INTERFACE,
        null,
        null,
        null,
        "",
        false,
        null,
        null,
        null,
        null,
        null,
        message);
  }
}
