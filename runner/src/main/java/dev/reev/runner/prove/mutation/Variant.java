package dev.reev.runner.prove.mutation;

import dev.reev.runner.solution.Solution;
import org.jspecify.annotations.Nullable;

/**
 * A solution with what must come of it.
 *
 * @param name unique among the variants of a benchmark
 * @param kind what was changed; null for one that the author wrote
 * @param expected what a run with it must come to
 * @param reason of its author; null for none
 */
public record Variant(
    String name,
    @Nullable Kind kind,
    Expected expected,
    Solution solution,
    @Nullable String reason) {

  /** What a run must come to. */
  public enum Expected {
    /** It passes. */
    PASS,
    /** It does not pass. */
    NOT_PASS,
    /** It does not pass, or scores less than the right solution: the step is nice to have. */
    LESS
  }

  /** The name without the place. */
  public String label() {
    return kind == null ? name : kind.label();
  }
}
