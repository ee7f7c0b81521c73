package dev.reev.benchmarks.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run that could be scored.
 *
 * @param success true when the score reaches the pass threshold
 * @param score 0 to 1
 * @param status {@link #SUCCEEDED} or {@link #FAILED}
 * @param executionTimeMs wall time in milliseconds
 * @param data null when a foreign runner keeps no trace
 * @param scoring null when a foreign runner does not explain its score
 */
public record FinalResult(
    boolean success,
    double score,
    String status,
    long executionTimeMs,
    @Nullable ExecutionTrace data,
    @Nullable ScoringBreakdown scoring,
    List<AssertionResult> assertions) {

  public static final String SUCCEEDED = "Succeeded";
  public static final String FAILED = "Failed";

  public FinalResult {
    assertions = assertions == null ? List.of() : List.copyOf(assertions);
  }
}
