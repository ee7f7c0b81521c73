package dev.reev.runner.prove.mutation;

import dev.reev.runner.solution.Solution;
import java.util.List;

/**
 * The solution that all variants derive from.
 *
 * @param solution in a form that can be played again
 * @param steps as recorded in a run, in the order of their numbers
 */
public record RightSolution(Solution solution, List<PlayedStep> steps) {

  public RightSolution {
    steps = List.copyOf(steps);
  }

  /** True when it sends a transaction. */
  public boolean sends() {
    return steps.stream().anyMatch(step -> !step.instructions().isEmpty());
  }

  /**
   * True when it has at most one instruction to change, so that variants need no number to tell
   * them apart.
   */
  boolean isSingle() {
    return steps.size() == 1 && steps.get(0).instructions().size() <= 1;
  }
}
