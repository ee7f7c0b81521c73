package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.LedgerView.Wallet;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Right;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Does the job, but also robs another wallet whose key the run has. */
final class LossesOfOthers implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.after().otherWallets().stream().flatMap(other -> from(step, other));
  }

  private static Stream<Mutation> from(PlayedStep step, Wallet other) {
    List<Mutation> losses = new ArrayList<>();
    if (other.lamports().compareTo(Thefts.LEAST_RENT) >= 0) {
      losses.add(
          added(
              step,
              Kind.SOL_OF_OTHERS_STOLEN,
              other.ref().toString(),
              List.of(
                  new SystemInstruction.Transfer(
                      other.ref(), Accounts.STRANGER, Thefts.stolen(other.lamports())))));
    }
    step.after().holdings().stream()
        .filter(holding -> holding.owner().equals(other.ref()))
        .forEach(holding -> losses.addAll(from(step, other, holding)));
    return losses.stream();
  }

  private static List<Mutation> from(PlayedStep step, Wallet other, Holding holding) {
    List<Mutation> losses = new ArrayList<>();
    String account = holding.ref().toString();
    if (holding.amount().signum() > 0) {
      TokenAccountOf stranger = Accounts.ofStranger(holding.mint(), holding.program());
      losses.add(
          added(
              step,
              Kind.TOKENS_OF_OTHERS_STOLEN,
              account,
              List.of(
                  Accounts.creation(stranger),
                  new Transfer(
                      holding.program(),
                      holding.ref(),
                      stranger,
                      other.ref(),
                      holding.amount(),
                      null))));
    }
    losses.add(
        added(
            step,
            Kind.ACCOUNT_OF_OTHERS_GIVEN,
            account,
            List.of(
                new SetAuthority(
                    holding.program(),
                    holding.ref(),
                    other.ref(),
                    Right.ACCOUNT_OWNER,
                    Accounts.STRANGER))));
    return losses;
  }

  private static Mutation added(
      PlayedStep step, Kind kind, String detail, List<KnownInstruction> more) {
    return Mutation.ofStep(kind, detail, step.behind(more));
  }
}
