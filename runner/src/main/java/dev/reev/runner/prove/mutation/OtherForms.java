package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.KnownInstruction.WithAmount;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenInstruction.Checkable;
import dev.reev.runner.prove.instruction.TokenInstruction.Checked;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces instructions by equivalent ones. */
final class OtherForms implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each()
        .flatMap(
            at ->
                Stream.of(
                        PlayedStep.as(at, Checkable.class)
                            .flatMap(instruction -> otherCheck(step, at, instruction)),
                        PlayedStep.as(at, TokenAccountCreation.class)
                            .filter(creation -> isNew(creation, step.before()))
                            .map(TokenAccountCreation::otherForm)
                            .map(other -> mutation(Kind.CREATION_FORM, step, at, other)),
                        PlayedStep.as(at, WithAmount.class)
                            .filter(WithAmount::addsUp)
                            .filter(whole -> whole.amount().compareTo(BigInteger.TWO) >= 0)
                            .map(whole -> split(step, at, whole)))
                    .flatMap(Optional::stream));
  }

  private static Optional<Mutation> otherCheck(PlayedStep step, At at, Checkable instruction) {
    if (instruction.checked() != null) {
      return Optional.of(mutation(Kind.UNCHECKED, step, at, instruction.with(null)));
    }
    LedgerView ledger = step.before();
    return WrongAmounts.mint(instruction, ledger)
        .flatMap(
            mint ->
                ledger
                    .decimals(mint)
                    .map(decimals -> instruction.with(new Checked(mint, decimals))))
        .map(checked -> mutation(Kind.CHECKED, step, at, checked));
  }

  /** For an existing account, the plain form would fail. */
  private static boolean isNew(TokenAccountCreation creation, LedgerView ledger) {
    return ledger.holding(creation.account()).isEmpty();
  }

  private static Mutation split(PlayedStep step, At at, WithAmount whole) {
    BigInteger half = whole.amount().shiftRight(1);
    return Mutation.of(
        Kind.SPLIT,
        at.index(),
        step.replacing(
            at.index(),
            List.of(whole.withAmount(half), whole.withAmount(whole.amount().subtract(half)))));
  }

  private static Mutation mutation(Kind kind, PlayedStep step, At at, KnownInstruction other) {
    return Mutation.of(kind, at.index(), step.replacing(at.index(), List.of(other)));
  }
}
