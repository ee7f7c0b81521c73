package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A changed step.
 *
 * @param detail details of the change; empty when the kind is enough
 * @param index of the changed instruction, from 0; null for the step as a whole
 * @param instructions all instructions of the changed step
 */
record Mutation(
    Kind kind,
    String detail,
    @Nullable Integer index,
    List<? extends KnownInstruction> instructions) {

  Mutation {
    instructions = List.copyOf(instructions);
  }

  static Mutation of(Kind kind, int index, List<? extends KnownInstruction> instructions) {
    return new Mutation(kind, "", index, instructions);
  }

  static Mutation ofStep(Kind kind, String detail, List<? extends KnownInstruction> instructions) {
    return new Mutation(kind, detail, null, instructions);
  }
}
