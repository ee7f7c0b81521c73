package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.ComputeBudget;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenInstruction;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds harmless instructions to the right ones, such as a compute limit or a memo. */
final class HarmlessAdditions implements Mutator {

  static final int LIMIT = 200_000;

  /** Micro-lamports per compute unit: 2000 lamports at {@link #LIMIT}. */
  private static final long PRICE = 10_000;

  /**
   * Lamports; a smaller fee bound has no room for the price beside two signatures at 5000 lamports.
   */
  static final long LEAST_MAX_FEE = 10_000;

  private final long maxFee;

  HarmlessAdditions(long maxFee) {
    this.maxFee = maxFee;
  }

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    if (step.instructions().isEmpty()) {
      return Stream.empty();
    }
    List<Mutation> mutations = new ArrayList<>();
    if (step.instructions().stream().noneMatch(ComputeBudget.class::isInstance)) {
      mutations.add(
          Mutation.ofStep(Kind.COMPUTE_LIMIT, "", step.inFront(ComputeBudget.limit(LIMIT))));
      if (maxFee >= LEAST_MAX_FEE) {
        mutations.add(
            Mutation.ofStep(
                Kind.COMPUTE_PRICE,
                "",
                step.inFront(ComputeBudget.limit(LIMIT), ComputeBudget.price(PRICE))));
      }
    }
    mutations.add(
        Mutation.ofStep(
            Kind.MEMO_BEHIND,
            "",
            step.behind(List.of(new Memo(Memo.PROGRAM, List.of(), "sent by my assistant")))));
    return Stream.concat(
        mutations.stream(), step.each().flatMap(at -> creation(step, at).stream()));
  }

  private static Optional<Mutation> creation(PlayedStep step, At at) {
    LedgerView ledger = step.before();
    return PlayedStep.as(at, TokenInstruction.class)
        .flatMap(Accounts::destination)
        .flatMap(ledger::holding)
        .map(HarmlessAdditions::creation)
        .map(creation -> Mutation.of(Kind.CREATION_IN_FRONT, at.index(), step.inFront(creation)));
  }

  private static TokenAccountCreation creation(Holding holding) {
    return new TokenAccountCreation(
        LedgerView.USER, holding.ref(), holding.owner(), holding.mint(), holding.program(), true);
  }
}
