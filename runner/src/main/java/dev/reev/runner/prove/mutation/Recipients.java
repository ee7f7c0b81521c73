package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.CloseAccount;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.SetAuthority;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Checkable;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replaces the right recipient by a stranger, or by another account of the benchmark. */
final class Recipients implements Mutator {

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each().flatMap(at -> Stream.concat(toWallets(step, at), toTokenAccounts(step, at)));
  }

  /** Changes recipients that are wallets. */
  private static Stream<Mutation> toWallets(PlayedStep step, At at) {
    KnownInstruction sent = at.instruction();
    if (sent instanceof SystemInstruction.Transfer transfer) {
      return each(
          step,
          at,
          transfer.to(),
          other -> new SystemInstruction.Transfer(transfer.from(), other, transfer.amount()));
    }
    if (sent instanceof Approve approve) {
      return each(
          step,
          at,
          approve.delegate(),
          other ->
              new Approve(
                  approve.program(),
                  approve.source(),
                  other,
                  approve.authority(),
                  approve.amount(),
                  approve.checked()));
    }
    if (sent instanceof CloseAccount close) {
      return each(
          step,
          at,
          close.destination(),
          other -> new CloseAccount(close.program(), close.account(), other, close.authority()));
    }
    if (sent instanceof SetAuthority set) {
      return each(
          step,
          at,
          set.successor(),
          other ->
              new SetAuthority(set.program(), set.account(), set.authority(), set.right(), other));
    }
    return sent instanceof TokenAccountCreation creation
        ? creationsForOthers(step, at, creation)
        : Stream.empty();
  }

  private static Stream<Mutation> each(
      PlayedStep step,
      At at,
      @Nullable AccountRef right,
      Function<AccountRef, KnownInstruction> change) {
    return Stream.concat(
            Stream.of(Accounts.STRANGER),
            step.before().wallets().stream().map(LedgerView.Wallet::ref))
        .filter(other -> !other.equals(right))
        .map(
            other -> mutation(at, other, step.replacing(at.index(), List.of(change.apply(other)))));
  }

  /**
   * Creates the account for the stranger, and sends there whatever the step sends to the right
   * account.
   */
  private static Stream<Mutation> creationsForOthers(
      PlayedStep step, At at, TokenAccountCreation creation) {
    TokenAccountOf other = Accounts.ofStranger(creation.mint(), creation.program());
    List<KnownInstruction> all =
        step.instructions().stream()
            .map(instruction -> redirected(instruction, creation.account(), other))
            .toList();
    List<KnownInstruction> changed = new ArrayList<>(all);
    changed.set(
        at.index(),
        new TokenAccountCreation(
            creation.payer(),
            other,
            other.wallet(),
            creation.mint(),
            creation.program(),
            creation.idempotent()));
    return Stream.of(mutation(at, Accounts.STRANGER, changed));
  }

  private static KnownInstruction redirected(
      KnownInstruction instruction, AccountRef from, AccountRef to) {
    return instruction instanceof Checkable sent
            && Accounts.destination(sent).filter(from::equals).isPresent()
        ? to(sent, to)
        : instruction;
  }

  /** Changes recipients that are token accounts. */
  private static Stream<Mutation> toTokenAccounts(PlayedStep step, At at) {
    Optional<Checkable> sent =
        PlayedStep.as(at, Checkable.class)
            .filter(instruction -> Accounts.destination(instruction).isPresent());
    return sent.stream()
        .flatMap(
            instruction ->
                WrongAmounts.mint(instruction, step.before()).stream()
                    .flatMap(mint -> toTokenAccounts(step, at, instruction, mint)));
  }

  private static Stream<Mutation> toTokenAccounts(
      PlayedStep step, At at, Checkable sent, AccountRef mint) {
    TokenAccountOf stranger = Accounts.ofStranger(mint, sent.program());
    Mutation toStranger =
        mutation(
            at,
            Accounts.STRANGER,
            step.replacing(at.index(), List.of(Accounts.creation(stranger), to(sent, stranger))));
    return Stream.concat(
        Stream.of(toStranger),
        step.before().holdings().stream()
            .filter(holding -> holding.mint().equals(mint))
            .map(Holding::ref)
            .filter(other -> Accounts.destination(sent).filter(other::equals).isEmpty())
            .map(
                other ->
                    mutation(at, other, step.replacing(at.index(), List.of(to(sent, other))))));
  }

  /** The same transfer or minting, to another account. */
  static Checkable to(Checkable sent, AccountRef other) {
    if (sent instanceof Transfer transfer) {
      return new Transfer(
          transfer.program(),
          transfer.source(),
          other,
          transfer.authority(),
          transfer.amount(),
          transfer.checked());
    }
    return sent instanceof MintTo mint
        ? new MintTo(
            mint.program(), mint.mint(), other, mint.authority(), mint.amount(), mint.checked())
        : sent;
  }

  private static Mutation mutation(
      At at, AccountRef other, List<? extends KnownInstruction> instructions) {
    return new Mutation(Kind.WRONG_RECIPIENT, other.toString(), at.index(), instructions);
  }
}
