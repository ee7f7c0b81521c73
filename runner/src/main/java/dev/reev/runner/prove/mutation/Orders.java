package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Swaps neighbouring instructions that are independent. */
final class Orders implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    List<KnownInstruction> instructions = step.instructions();
    return IntStream.range(1, instructions.size())
        .filter(i -> areIndependent(instructions.get(i - 1), instructions.get(i)))
        .mapToObj(
            i -> {
              List<KnownInstruction> swapped = new ArrayList<>(instructions);
              Collections.swap(swapped, i - 1, i);
              return Mutation.of(Kind.OTHER_ORDER, i - 1, swapped);
            });
  }

  /** Both may write the user's wallet: sums do not depend on the order. */
  private static boolean areIndependent(KnownInstruction first, KnownInstruction second) {
    return !writesWhatIsNamed(first, second) && !writesWhatIsNamed(second, first);
  }

  private static boolean writesWhatIsNamed(KnownInstruction writer, KnownInstruction other) {
    Set<Object> common = new HashSet<>(Accounts.written(writer));
    common.retainAll(Accounts.named(other));
    common.remove(LedgerView.USER);
    return !common.isEmpty();
  }
}
