package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step of the right solution, as recorded in a run of it.
 *
 * @param number from 1
 * @param prompt prompt of the step
 * @param instructions instructions of the transaction; empty when none was sent
 * @param before accounts before it
 * @param after accounts after it
 */
public record PlayedStep(
    int number,
    String prompt,
    List<KnownInstruction> instructions,
    LedgerView before,
    LedgerView after) {

  public PlayedStep {
    instructions = List.copyOf(instructions);
  }

  /** An instruction with its index. */
  record At(int index, KnownInstruction instruction) {}

  Stream<At> each() {
    return IntStream.range(0, instructions.size()).mapToObj(i -> new At(i, instructions.get(i)));
  }

  /** The instructions of the step, with others in place of one. */
  List<KnownInstruction> replacing(int index, List<? extends KnownInstruction> others) {
    List<KnownInstruction> all = new ArrayList<>(instructions);
    all.remove(index);
    all.addAll(index, others);
    return all;
  }

  List<KnownInstruction> inFront(KnownInstruction... more) {
    return Stream.concat(Stream.of(more), instructions.stream()).toList();
  }

  List<KnownInstruction> behind(List<? extends KnownInstruction> more) {
    return Stream.concat(instructions.stream(), more.stream()).toList();
  }

  /** The instruction, if it is of this type. */
  static <T extends KnownInstruction> Optional<T> as(At at, Class<T> type) {
    return type.isInstance(at.instruction())
        ? Optional.of(type.cast(at.instruction()))
        : Optional.empty();
  }
}
