package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAccountCreation;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.InitializeMint;
import dev.reev.runner.prove.instruction.TokenInstruction;
import dev.reev.runner.prove.instruction.TokenInstruction.Approve;
import dev.reev.runner.prove.instruction.TokenInstruction.Burn;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.prove.mutation.PlayedStep.At;
import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import dev.reev.runner.solution.AccountRef.WithSeed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends the same amount of another token: one that the user holds, and a counterfeit. */
final class OtherTokens implements Mutator {

  private static final int DECIMALS = 6;

  /** A mint that the user creates, worth nothing. */
  private static final WithSeed COUNTERFEIT =
      new WithSeed(LedgerView.USER, "counterfeit", TokenInstruction.PROGRAM);

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    return step.each()
        .flatMap(at -> Stream.concat(held(step, at), counterfeited(step, at).stream()));
  }

  private static Stream<Mutation> held(PlayedStep step, At at) {
    LedgerView ledger = step.before();
    if (at.instruction() instanceof Transfer transfer) {
      return othersOf(transfer.source(), ledger)
          .flatMap(
              other ->
                  ownerOf(transfer.destination(), step).stream()
                      .map(
                          owner ->
                              mutation(
                                  step, at, other, transferred(transfer, other, owner, ledger))));
    }
    if (at.instruction() instanceof Burn burn) {
      return othersOf(burn.source(), ledger)
          .map(
              other ->
                  mutation(
                      step,
                      at,
                      other,
                      List.of(
                          new Burn(
                              other.program(),
                              other.ref(),
                              other.mint(),
                              burn.authority(),
                              burn.amount().min(other.amount()),
                              null))));
    }
    if (at.instruction() instanceof Approve approve) {
      return othersOf(approve.source(), ledger)
          .map(
              other ->
                  mutation(
                      step,
                      at,
                      other,
                      List.of(
                          new Approve(
                              other.program(),
                              other.ref(),
                              approve.delegate(),
                              approve.authority(),
                              approve.amount(),
                              null))));
    }
    return Stream.empty();
  }

  private static Stream<Holding> othersOf(AccountRef source, LedgerView ledger) {
    Optional<AccountRef> mint = ledger.holding(source).map(Holding::mint);
    return ledger.usersHoldings().stream()
        .filter(holding -> mint.isPresent() && !holding.mint().equals(mint.get()))
        .filter(holding -> holding.amount().signum() > 0);
  }

  private static List<KnownInstruction> transferred(
      Transfer transfer, Holding other, AccountRef owner, LedgerView ledger) {
    TokenAccountOf account = new TokenAccountOf(owner, other.mint(), other.program());
    AccountRef destination = ledger.book().tokenAccount(account);
    Transfer sent =
        new Transfer(
            other.program(),
            other.ref(),
            destination,
            transfer.authority(),
            transfer.amount().min(other.amount()),
            null);
    return ledger.holding(destination).isPresent()
        ? List.of(sent)
        : List.of(Accounts.creation(account), sent);
  }

  private static Optional<Mutation> counterfeited(PlayedStep step, At at) {
    if (at.instruction() instanceof TokenAccountCreation creation) {
      TokenAccountOf account =
          new TokenAccountOf(creation.wallet(), COUNTERFEIT, TokenInstruction.PROGRAM);
      List<KnownInstruction> made = new ArrayList<>(counterfeit(DECIMALS));
      made.add(Accounts.creation(account));
      return Optional.of(mutation(step, at, made));
    }
    return PlayedStep.as(at, TokenInstruction.Checkable.class)
        .flatMap(
            sent ->
                Accounts.destination(sent)
                    .flatMap(destination -> ownerOf(destination, step))
                    .map(
                        owner -> {
                          int decimals =
                              WrongAmounts.mint(sent, step.before())
                                  .flatMap(step.before()::decimals)
                                  .orElse(DECIMALS);
                          return mutation(step, at, counterfeited(owner, sent.amount(), decimals));
                        }));
  }

  private static List<KnownInstruction> counterfeited(
      AccountRef owner, BigInteger amount, int decimals) {
    TokenAccountOf account = new TokenAccountOf(owner, COUNTERFEIT, TokenInstruction.PROGRAM);
    List<KnownInstruction> made = new ArrayList<>(counterfeit(decimals));
    made.add(Accounts.creation(account));
    made.add(
        new MintTo(TokenInstruction.PROGRAM, COUNTERFEIT, account, LedgerView.USER, amount, null));
    return made;
  }

  private static List<KnownInstruction> counterfeit(int decimals) {
    return List.of(
        new SystemInstruction.CreateWithSeed(
            LedgerView.USER, COUNTERFEIT, InitializeMint.RENT, InitializeMint.BYTES),
        new InitializeMint(TokenInstruction.PROGRAM, COUNTERFEIT, LedgerView.USER, decimals));
  }

  /** Finds the owner, also of an account that the step itself creates. */
  private static Optional<AccountRef> ownerOf(AccountRef tokenAccount, PlayedStep step) {
    return step.before()
        .holding(tokenAccount)
        .or(() -> step.after().holding(tokenAccount))
        .map(Holding::owner);
  }

  private static Mutation mutation(
      PlayedStep step, At at, Holding other, List<KnownInstruction> instructions) {
    return new Mutation(
        Kind.WRONG_MINT,
        other.mint().toString(),
        at.index(),
        step.replacing(at.index(), instructions));
  }

  private static Mutation mutation(PlayedStep step, At at, List<KnownInstruction> instructions) {
    return new Mutation(
        Kind.WRONG_MINT, "a counterfeit", at.index(), step.replacing(at.index(), instructions));
  }
}
