package dev.reev.runner.prove.mutation;

import dev.reev.runner.solution.Solution;
import org.jspecify.annotations.Nullable;

/**
 * A solution with its expected judgement.
 *
 * @param name unique among the variants of a benchmark
 * @param kind kind of change; null for a solution that the author wrote
 * @param expected judgement that a run of it must reach
 * @param reason the author's reason; null for none
 */
public record Variant(
    String name,
    @Nullable Kind kind,
    Expected expected,
    Solution solution,
    @Nullable String reason) {

  /** Judgement that a run must reach. */
  public enum Expected {
    /** It passes. */
    PASS,
    /** It does not pass. */
    NOT_PASS,
    /**
     * It does not pass, or scores less than the right solution: the step is optional for a pass.
     */
    LESS
  }

  /** The name without its place in the solution. */
  public String label() {
    return kind == null ? name : kind.label();
  }
}
