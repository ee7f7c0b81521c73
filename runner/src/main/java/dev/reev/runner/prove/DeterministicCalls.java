package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.runner.solution.Solution.ToolCall;
import java.util.List;

/** Tool calls of the deterministic agent. */
final class DeterministicCalls {

  private DeterministicCalls() {}

  /** Calls of a step; the agent calls tools only where the benchmark lists no instructions. */
  static List<ToolCall> of(GroundTruth truth, int step) {
    boolean instructed =
        truth.forbidsTransaction()
            || truth.expectedInstructions().stream()
                .anyMatch(instruction -> instruction.step() == step);
    return instructed
        ? List.of()
        : truth.toolValidation().stream()
            .filter(call -> call.step() == step)
            .map(call -> new ToolCall(call.toolName(), call.expectedParams()))
            .toList();
  }
}
