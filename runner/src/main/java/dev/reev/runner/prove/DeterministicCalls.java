package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.runner.solution.Solution.ToolCall;
import java.util.List;

/** The tool calls that the deterministic agent makes. */
final class DeterministicCalls {

  private DeterministicCalls() {}

  /** It calls tools only in a step of which it does not know the instructions. */
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
