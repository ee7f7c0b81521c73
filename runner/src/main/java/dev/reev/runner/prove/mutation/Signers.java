package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.CloseAccount;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.Revoke;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import dev.reev.runner.solution.AccountRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replaces the user as the signer by another wallet whose key the run has. */
final class Signers implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each()
        .flatMap(at -> others(step, at).flatMap(other -> signed(step, at, other).stream()));
  }

  /**
   * One other wallet, preferably one that the instruction does not name; a second one would add
   * nothing.
   */
  private static Stream<AccountRef> others(PlayedStep step, At at) {
    return step.before().otherWallets().stream()
        .sorted(
            Comparator.comparing(wallet -> Accounts.named(at.instruction()).contains(wallet.ref())))
        .map(LedgerView.Wallet::ref)
        .limit(1);
  }

  private static Optional<Mutation> signed(PlayedStep step, At at, AccountRef other) {
    KnownInstruction changed = signedBy(at.instruction(), other, step.before());
    return changed == null
        ? Optional.empty()
        : Optional.of(
            new Mutation(
                Kind.WRONG_SIGNER,
                other.toString(),
                at.index(),
                step.replacing(at.index(), List.of(changed))));
  }

  private static @Nullable KnownInstruction signedBy(
      KnownInstruction sent, AccountRef other, LedgerView ledger) {
    if (sent instanceof SystemInstruction.Transfer transfer) {
      return new SystemInstruction.Transfer(other, transfer.to(), transfer.amount());
    }
    if (sent instanceof Transfer transfer) {
      return new Transfer(
          transfer.program(),
          sourceOf(other, transfer, ledger),
          transfer.destination(),
          other,
          transfer.amount(),
          transfer.checked());
    }
    if (sent instanceof TokenAccountCreation creation) {
      return new TokenAccountCreation(
          other,
          creation.account(),
          creation.wallet(),
          creation.mint(),
          creation.program(),
          creation.idempotent());
    }
    if (sent instanceof Memo memo && !memo.signers().isEmpty()) {
      return new Memo(memo.program(), List.of(other), memo.text());
    }
    return withAuthority(sent, other);
  }

  private static @Nullable KnownInstruction withAuthority(KnownInstruction sent, AccountRef other) {
    if (sent instanceof Approve a) {
      return new Approve(a.program(), a.source(), a.delegate(), other, a.amount(), a.checked());
    }
    if (sent instanceof MintTo m) {
      return new MintTo(m.program(), m.mint(), m.destination(), other, m.amount(), m.checked());
    }
    if (sent instanceof Burn b) {
      return new Burn(b.program(), b.source(), b.mint(), other, b.amount(), b.checked());
    }
    if (sent instanceof Revoke revoke) {
      return new Revoke(revoke.program(), revoke.source(), other);
    }
    if (sent instanceof CloseAccount close) {
      return new CloseAccount(close.program(), close.account(), close.destination(), other);
    }
    return sent instanceof SetAuthority set
        ? new SetAuthority(set.program(), set.account(), other, set.right(), set.successor())
        : null;
  }

  /**
   * The other wallet's own tokens, if it has enough; else the user's, and the ledger refuses the
   * transfer.
   */
  private static AccountRef sourceOf(AccountRef other, Transfer transfer, LedgerView ledger) {
    Optional<AccountRef> mint = ledger.holding(transfer.source()).map(Holding::mint);
    return ledger.holdings().stream()
        .filter(holding -> holding.owner().equals(other))
        .filter(holding -> mint.filter(holding.mint()::equals).isPresent())
        .filter(holding -> holding.amount().compareTo(transfer.amount()) >= 0)
        .map(Holding::ref)
        .findFirst()
        .orElse(transfer.source());
  }
}
