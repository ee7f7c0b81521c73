package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Output of a runner. Exactly one of {@code finalResult} and {@code failure} is present.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param sessionId the execution id
 * @param startTime unix seconds
 * @param endTime unix seconds
 * @param passThreshold lowest passing score, 0 to 1
 * @param provenance null when a foreign runner does not record it; the same holds for the next two
 */
public record SessionFile(
    int schemaVersion,
    String runnerVersion,
    String sessionId,
    String benchmarkId,
    String agentType,
    long startTime,
    long endTime,
    double passThreshold,
    List<SessionEvent> events,
    @Nullable FinalResult finalResult,
    @Nullable SessionFailure failure,
    @Nullable Provenance provenance,
    @Nullable Usage usage,
    @Nullable Timing timing)
    implements InJson {

  public static final int SCHEMA_VERSION = 1;

  public SessionFile {
    runnerVersion = Objects.requireNonNullElse(runnerVersion, "");
    events = events == null ? List.of() : List.copyOf(events);
  }

  /** A copy with another threshold: a runner writes its own, but only the benchmark's counts. */
  public SessionFile withPassThreshold(double threshold) {
    return new SessionFile(
        schemaVersion,
        runnerVersion,
        sessionId,
        benchmarkId,
        agentType,
        startTime,
        endTime,
        threshold,
        events,
        finalResult,
        failure,
        provenance,
        usage,
        timing);
  }

  /** {@code session_<id>.json}. */
  public static String fileName(String executionId) {
    return "session_" + executionId + ".json";
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("schema_version", schemaVersion)
        .and("runner_version", runnerVersion)
        .and("session_id", sessionId)
        .and("benchmark_id", benchmarkId)
        .and("agent_type", agentType)
        .and("start_time", startTime)
        .and("end_time", endTime)
        .and("pass_threshold", passThreshold)
        .and("events", events)
        .and("final_result", finalResult)
        .and("failure", failure)
        .and("provenance", provenance)
        .and("usage", usage)
        .and("timing", timing)
        .object();
  }
}
