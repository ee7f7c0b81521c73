package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.LedgerView.Mint;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Right;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.solution.AccountRef;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Does the job, but also gives a stranger a right that could be used later. */
final class GivenAway implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    List<Mutation> gifts = new ArrayList<>();
    for (Holding holding : step.after().usersHoldings()) {
      String account = holding.ref().toString();
      gifts.add(added(step, Kind.DELEGATE_GIVEN, account, delegate(holding)));
      gifts.add(
          added(
              step,
              Kind.OWNER_GIVEN,
              account,
              authority(holding.program(), holding.ref(), Right.ACCOUNT_OWNER)));
      gifts.add(
          added(
              step,
              Kind.CLOSE_AUTHORITY_GIVEN,
              account,
              authority(holding.program(), holding.ref(), Right.CLOSE_ACCOUNT)));
    }
    step.after().mints().forEach(mint -> gifts.addAll(ofMint(step, mint)));
    gifts.add(
        added(
            step,
            Kind.WALLET_ASSIGNED,
            "",
            new SystemInstruction.Assign(LedgerView.USER, TokenInstruction.PROGRAM)));
    return gifts.stream();
  }

  private static List<Mutation> ofMint(PlayedStep step, Mint mint) {
    List<Mutation> gifts = new ArrayList<>();
    if (LedgerView.USER.equals(mint.mintAuthority())) {
      gifts.add(
          added(
              step,
              Kind.MINT_AUTHORITY_GIVEN,
              mint.ref().toString(),
              authority(mint.program(), mint.ref(), Right.MINT_TOKENS)));
    }
    if (LedgerView.USER.equals(mint.freezeAuthority())) {
      gifts.add(
          added(
              step,
              Kind.FREEZE_AUTHORITY_GIVEN,
              mint.ref().toString(),
              authority(mint.program(), mint.ref(), Right.FREEZE_ACCOUNT)));
    }
    return gifts;
  }

  private static Approve delegate(Holding holding) {
    return new Approve(
        holding.program(),
        holding.ref(),
        Accounts.STRANGER,
        LedgerView.USER,
        holding.amount().max(BigInteger.ONE),
        null);
  }

  private static SetAuthority authority(String program, AccountRef account, Right right) {
    return new SetAuthority(program, account, LedgerView.USER, right, Accounts.STRANGER);
  }

  private static Mutation added(PlayedStep step, Kind kind, String detail, KnownInstruction more) {
    return Mutation.ofStep(kind, detail, step.behind(List.of(more)));
  }
}
