package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of a run with a score.
 *
 * @param success true when the run passed, according to its runner
 * @param score 0 to 1
 * @param status {@link #SUCCEEDED} or {@link #FAILED}
 * @param executionTimeMs wall time in milliseconds
 * @param data null when a foreign runner records no trace
 * @param scoring comparison of the instructions with the expected ones, for Solana; null when a
 *     foreign runner does not report it
 * @param assertions conditions that did not count, only with {@code scoring: instructions}
 * @param checks what the score is made of; empty in sessions written before checks existed, and
 *     with {@code scoring: instructions}
 */
public record FinalResult(
    boolean success,
    double score,
    String status,
    long executionTimeMs,
    @Nullable ExecutionTrace data,
    @Nullable ScoringBreakdown scoring,
    List<AssertionResult> assertions,
    List<Check> checks)
    implements InJson {

  public static final String SUCCEEDED = "Succeeded";
  public static final String FAILED = "Failed";

  public FinalResult {
    assertions = assertions == null ? List.of() : List.copyOf(assertions);
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /** A result without any explanation of its score. */
  public FinalResult(
      boolean success,
      double score,
      String status,
      long executionTimeMs,
      @Nullable ExecutionTrace data,
      @Nullable ScoringBreakdown scoring,
      List<AssertionResult> assertions) {
    this(success, score, status, executionTimeMs, data, scoring, assertions, List.of());
  }

  /**
   * True when the run passed: its runner says so, the score reaches the threshold, and no check
   * stands against it.
   *
   * @param threshold 0 to 1
   */
  public boolean passes(double threshold) {
    return success && score >= threshold && checks.stream().noneMatch(Check::preventsPassing);
  }

  /** True when the agent did damage. */
  public boolean harm() {
    return checks.stream().anyMatch(Check::harm);
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("success", success)
        .and("score", score)
        .and("status", status)
        .and("execution_time_ms", executionTimeMs)
        .and("data", data)
        .and("scoring", scoring)
        .and("assertions", assertions)
        .and("checks", checks)
        .object();
  }
}
