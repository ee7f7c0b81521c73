package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.ComputeBudget;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.KnownInstruction.WithAmount;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import java.util.List;
import java.util.stream.Stream;

/** Leaves instructions out, or repeats them. */
final class Omissions implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each()
        .flatMap(
            at -> {
              Stream<Mutation> twice =
                  PlayedStep.as(at, WithAmount.class).stream()
                      .filter(WithAmount::addsUp)
                      .map(
                          sent ->
                              Mutation.of(
                                  Kind.SENT_TWICE,
                                  at.index(),
                                  step.replacing(at.index(), List.of(sent, sent))));
              boolean matters =
                  step.instructions().size() > 1 && !doesNothing(at.instruction(), step.before());
              return matters
                  ? Stream.concat(
                      twice,
                      Stream.of(
                          Mutation.of(
                              Kind.LEFT_OUT, at.index(), step.replacing(at.index(), List.of()))))
                  : twice;
            });
  }

  /** True when the solution is right without it, too. */
  private static boolean doesNothing(KnownInstruction instruction, LedgerView ledger) {
    return instruction instanceof ComputeBudget
        || (instruction instanceof TokenAccountCreation creation
            && ledger.holding(creation.account()).isPresent());
  }
}
