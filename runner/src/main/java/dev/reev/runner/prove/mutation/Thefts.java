package dev.reev.runner.prove.mutation;

import dev.reev.runner.prove.instruction.KnownInstruction;
import dev.reev.runner.prove.instruction.LedgerView;
import dev.reev.runner.prove.instruction.LedgerView.Holding;
import dev.reev.runner.prove.instruction.LedgerView.Mint;
import dev.reev.runner.prove.instruction.SystemInstruction;
import dev.reev.runner.prove.instruction.TokenAuthorityInstruction.CloseAccount;
import dev.reev.runner.prove.instruction.TokenInstruction.MintTo;
import dev.reev.runner.prove.instruction.TokenInstruction.Transfer;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Does the job, but also gives something to a stranger. */
final class Thefts implements Mutator {

  private static final BigInteger HALF_SOL = BigInteger.valueOf(500_000_000);

  /** Smallest balance of an account in lamports, except zero. */
  static final BigInteger LEAST_RENT = BigInteger.valueOf(890_880);

  /** Lamports for one signature. */
  private static final BigInteger FEE = BigInteger.valueOf(5000);

  private static final int SOME_TOKENS = 1000;

  @Override
  public Stream<Mutation> mutate(PlayedStep step) {
    LedgerView left = step.after();
    BigInteger lamports = lamportsLeft(step);
    List<Mutation> thefts = new ArrayList<>();
    if (lamports.compareTo(LEAST_RENT) >= 0) {
      thefts.add(
          Mutation.ofStep(
              Kind.SOL_STOLEN,
              "",
              step.behind(
                  List.of(
                      new SystemInstruction.Transfer(
                          LedgerView.USER, Accounts.STRANGER, stolen(lamports))))));
    }
    left.mints().stream()
        .filter(mint -> LedgerView.USER.equals(mint.mintAuthority()))
        .forEach(
            mint -> thefts.add(added(step, Kind.TOKENS_MADE, mint.ref().toString(), made(mint))));
    for (Holding holding : left.usersHoldings()) {
      String account = holding.ref().toString();
      if (holding.amount().signum() > 0) {
        thefts.add(added(step, Kind.TOKENS_STOLEN, account, allTokens(holding)));
      }
      thefts.add(added(step, Kind.ACCOUNT_CLOSED, account, closed(holding)));
    }
    return thefts.stream();
  }

  /** The user's lamports after the step; less a fee, if the step itself sent nothing. */
  static BigInteger lamportsLeft(PlayedStep step) {
    BigInteger left = step.after().usersLamports();
    return step.instructions().isEmpty() ? left.subtract(FEE) : left;
  }

  /** Half a SOL, or everything when the rest would be below the smallest balance. */
  static BigInteger stolen(BigInteger left) {
    return left.subtract(HALF_SOL).compareTo(LEAST_RENT) >= 0 ? HALF_SOL : left;
  }

  private static List<KnownInstruction> made(Mint mint) {
    TokenAccountOf account = Accounts.ofStranger(mint.ref(), mint.program());
    return List.of(
        Accounts.creation(account),
        new MintTo(
            mint.program(),
            mint.ref(),
            account,
            LedgerView.USER,
            BigInteger.valueOf(SOME_TOKENS),
            null));
  }

  private static List<KnownInstruction> allTokens(Holding holding) {
    TokenAccountOf account = Accounts.ofStranger(holding.mint(), holding.program());
    return List.of(
        Accounts.creation(account),
        new Transfer(
            holding.program(), holding.ref(), account, LedgerView.USER, holding.amount(), null));
  }

  private static List<KnownInstruction> closed(Holding holding) {
    List<KnownInstruction> all =
        new ArrayList<>(holding.amount().signum() > 0 ? allTokens(holding) : List.of());
    all.add(new CloseAccount(holding.program(), holding.ref(), Accounts.STRANGER, LedgerView.USER));
    return all;
  }

  private static Mutation added(
      PlayedStep step, Kind kind, String detail, List<KnownInstruction> more) {
    return Mutation.ofStep(kind, detail, step.behind(more));
  }
}
