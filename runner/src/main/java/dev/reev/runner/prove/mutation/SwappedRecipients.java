package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Checkable;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import dev.reev.runner.solution.AccountRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Swaps the recipients of two successive sends of the same kind. */
final class SwappedRecipients implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    List<At> giving = step.each().filter(at -> recipient(at.instruction()).isPresent()).toList();
    List<Mutation> mutations = new ArrayList<>();
    for (int i = 1; i < giving.size(); i++) {
      swapped(step, giving.get(i - 1), giving.get(i)).ifPresent(mutations::add);
    }
    return mutations.stream();
  }

  private static Optional<Mutation> swapped(PlayedStep step, At first, At second) {
    AccountRef one = recipient(first.instruction()).orElseThrow();
    AccountRef other = recipient(second.instruction()).orElseThrow();
    boolean alike = first.instruction().getClass().equals(second.instruction().getClass());
    if (!alike || one.equals(other)) {
      return Optional.empty();
    }
    List<KnownInstruction> all = new ArrayList<>(step.instructions());
    all.set(first.index(), to(first.instruction(), other));
    all.set(second.index(), to(second.instruction(), one));
    return Optional.of(Mutation.of(Kind.RECIPIENTS_SWAPPED, first.index(), all));
  }

  private static Optional<AccountRef> recipient(KnownInstruction instruction) {
    if (instruction instanceof SystemInstruction.Transfer transfer) {
      return Optional.of(transfer.to());
    }
    return instruction instanceof Checkable sent ? Accounts.destination(sent) : Optional.empty();
  }

  private static KnownInstruction to(KnownInstruction instruction, AccountRef other) {
    return instruction instanceof SystemInstruction.Transfer transfer
        ? new SystemInstruction.Transfer(transfer.from(), other, transfer.amount())
        : Recipients.to((Checkable) instruction, other);
  }
}
