package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.ComputeBudget;
import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Does the job, but also loses an amount so small that a loose bound misses it. */
final class SmallLosses implements Mutator {

  private static final long MICRO = 1_000_000;

  /** Lamports of a token account; no variant needs more. */
  private static final BigInteger RENT = BigInteger.valueOf(2_039_280);

  private final long maxFee;

  SmallLosses(long maxFee) {
    this.maxFee = maxFee;
  }

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    Set<AccountRef> busy = new HashSet<>();
    step.instructions().forEach(instruction -> busy.addAll(Accounts.named(instruction)));
    List<Mutation> losses = new ArrayList<>();
    BigInteger free = Thefts.lamportsLeft(step).subtract(Thefts.LEAST_RENT);
    if (free.signum() > 0) {
      step.after().otherWallets().stream()
          .filter(other -> other.lamports().signum() > 0 && !busy.contains(other.ref()))
          .forEach(other -> losses.add(lamport(step, other)));
    }
    // maxFee includes the fee of the right solution, which this balance has paid already.
    if (!step.instructions().isEmpty() && free.compareTo(BigInteger.valueOf(maxFee)) > 0) {
      losses.add(Mutation.ofStep(Kind.FEE_TOO_HIGH, "", step.inFront(beyondMaxFee())));
    }
    for (Holding holding : step.after().usersHoldings()) {
      losses.addAll(ofHolding(step, holding, free, busy));
    }
    return losses.stream();
  }

  private static Mutation lamport(PlayedStep step, LedgerView.Wallet other) {
    return added(
        step,
        Kind.A_LAMPORT_SENT,
        other.ref(),
        new SystemInstruction.Transfer(LedgerView.USER, other.ref(), BigInteger.ONE));
  }

  private KnownInstruction[] beyondMaxFee() {
    long price = (maxFee + 1) * MICRO / HarmlessAdditions.LIMIT + 1;
    return new KnownInstruction[] {
      ComputeBudget.limit(HarmlessAdditions.LIMIT), ComputeBudget.price(price)
    };
  }

  private static List<Mutation> ofHolding(
      PlayedStep step, Holding holding, BigInteger free, Set<AccountRef> busy) {
    List<Mutation> losses = new ArrayList<>();
    if (free.compareTo(RENT) >= 0) {
      losses.add(
          added(
              step,
              Kind.RENT_GIVEN,
              holding.mint(),
              Accounts.creation(Accounts.ofStranger(holding.mint(), holding.program()))));
    }
    if (holding.amount().signum() == 0) {
      return losses;
    }
    losses.add(
        added(
            step,
            Kind.TOKENS_BURNED,
            holding.ref(),
            new Burn(
                holding.program(),
                holding.ref(),
                holding.mint(),
                LedgerView.USER,
                BigInteger.ONE,
                null)));
    step.after().holdings().stream()
        .filter(other -> other.mint().equals(holding.mint()) && !other.ref().equals(holding.ref()))
        .filter(other -> !busy.contains(other.ref()))
        .forEach(
            other ->
                losses.add(
                    added(
                        step,
                        Kind.TOKENS_SENT,
                        other.ref(),
                        new Transfer(
                            holding.program(),
                            holding.ref(),
                            other.ref(),
                            LedgerView.USER,
                            BigInteger.ONE,
                            null))));
    return losses;
  }

  private static Mutation added(
      PlayedStep step, Kind kind, AccountRef about, KnownInstruction more) {
    return Mutation.ofStep(kind, about.toString(), step.behind(List.of(more)));
  }
}
