package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction.WithAmount;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.Checkable;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import dev.reev.runner.solution.AccountRef;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends too much or too little, and amounts with forgotten decimals. */
final class WrongAmounts implements Mutator {

  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
  private static final int SOL_DECIMALS = 9;

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each()
        .flatMap(
            at ->
                PlayedStep.as(at, WithAmount.class).stream()
                    .flatMap(instruction -> changed(step, at, instruction)));
  }

  private static Stream<Mutation> changed(PlayedStep step, At at, WithAmount instruction) {
    Map<Kind, BigInteger> others = others(instruction.amount());
    decimals(instruction, step.before())
        .map(BigInteger.TEN::pow)
        .filter(unit -> instruction.amount().compareTo(unit) >= 0)
        .ifPresent(
            unit -> others.put(Kind.AMOUNT_WITHOUT_DECIMALS, instruction.amount().divide(unit)));
    return others.entrySet().stream()
        .filter(other -> other.getValue().signum() > 0 && other.getValue().compareTo(MAX) <= 0)
        .map(
            other ->
                Mutation.of(
                    other.getKey(),
                    at.index(),
                    step.replacing(at.index(), List.of(instruction.withAmount(other.getValue())))));
  }

  private static Map<Kind, BigInteger> others(BigInteger amount) {
    Map<Kind, BigInteger> others = new EnumMap<>(Kind.class);
    others.put(Kind.AMOUNT_PLUS_1, amount.add(BigInteger.ONE));
    others.put(Kind.AMOUNT_MINUS_1, amount.subtract(BigInteger.ONE));
    others.put(Kind.AMOUNT_TIMES_2, amount.shiftLeft(1));
    others.put(Kind.AMOUNT_TIMES_10, amount.multiply(BigInteger.TEN));
    others.put(Kind.AMOUNT_BY_1000, amount.divide(THOUSAND));
    return others;
  }

  private static Optional<Integer> decimals(WithAmount instruction, LedgerView ledger) {
    return instruction instanceof SystemInstruction.Transfer
        ? Optional.of(SOL_DECIMALS)
        : mint((Checkable) instruction, ledger)
            .flatMap(ledger::decimals)
            .filter(decimals -> decimals > 0);
  }

  /** Mint of the tokens of an instruction; empty when it is unknown. */
  static Optional<AccountRef> mint(Checkable instruction, LedgerView ledger) {
    if (instruction.checked() != null) {
      return Optional.of(instruction.checked().mint());
    }
    if (instruction instanceof MintTo mint) {
      return Optional.of(mint.mint());
    }
    if (instruction instanceof Burn burn) {
      return Optional.of(burn.mint());
    }
    return ledger.holding(Accounts.source(instruction)).map(LedgerView.Holding::mint);
  }
}
