package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.InitialAccount;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.core.PublicKey;

/** Token accounts of a benchmark, each associated with its owner and mint. */
final class TokenHoldings {

  private static final long RENT = LedgerAccount.rent(TokenAccount.BYTES);

  private final Names names;
  private final Mints mints;
  private final List<Located> located = new ArrayList<>();

  TokenHoldings(Names names, Mints mints) {
    this.names = names;
    this.mints = mints;
  }

  private record Located(
      InitialAccount account, TokenHolding holding, PublicKey address, PublicKey program) {

    String field(String key) {
      return "data." + key + " of " + account.pubkey();
    }
  }

  /** Derives the address, so that other accounts can refer to this one. */
  void locate(InitialAccount account, TokenHolding holding) {
    String name = account.pubkey();
    PublicKey program = TokenPrograms.require(names, account);
    PublicKey wallet = names.address("data.owner of " + name, holding.owner());
    PublicKey mint = names.address("data.mint of " + name, holding.mint());
    PublicKey derived = Addresses.associatedTokenAccount(wallet, mint, program);
    if (Addresses.parse(name).filter(literal -> !literal.equals(derived)).isPresent()) {
      throw Names.invalid(
          name + " must be the associated token account of its owner and mint: " + derived);
    }
    names.put(name, derived);
    located.add(new Located(account, holding, derived, program));
  }

  /**
   * Builds the accounts. Call it once all addresses are known: a delegate may be a later account.
   */
  List<LedgerAccount> accounts() {
    List<LedgerAccount> accounts = new ArrayList<>();
    for (Located token : located) {
      // Checked for absent accounts, too: creating one later needs its mint.
      LedgerAccount account = account(token);
      if (!token.account().isAbsent()) {
        accounts.add(account);
      }
    }
    return accounts;
  }

  private LedgerAccount account(Located token) {
    TokenHolding holding = token.holding();
    PublicKey mint = names.address(token.field("mint"), holding.mint());
    long amount = Amounts.parse(token.field("amount"), holding.amount());
    mints.refer(mint, token.program(), amount);
    boolean wraps = Mints.isWrappedSol(mint);
    if (holding.isNative() && !wraps) {
      throw Names.invalid(token.field("is_native") + " is true, but its mint is not wrapped SOL");
    }
    TokenAccount content =
        new TokenAccount(
            mint,
            names.address(token.field("owner"), holding.owner()),
            amount,
            names.optionalAddress(token.field("delegate"), holding.delegate()),
            delegatedAmount(token),
            isFrozen(token),
            wraps ? RENT : null,
            names.optionalAddress(token.field("close_authority"), holding.closeAuthority()));
    return new LedgerAccount(
        token.address(), lamports(token, wraps ? amount : 0), token.program(), content.bytes());
  }

  private static long delegatedAmount(Located token) {
    TokenHolding holding = token.holding();
    String amount = holding.delegatedAmount();
    boolean nobody = holding.delegate() == null;
    if (nobody ? holding.delegates() : amount == null) {
      throw Names.invalid(
          token.field("delegate") + " and its delegated_amount need each other: give both or none");
    }
    return amount == null ? 0 : Amounts.parse(token.field("delegated_amount"), amount);
  }

  private static boolean isFrozen(Located token) {
    return switch (token.holding().state()) {
      case TokenHolding.INITIALIZED -> false;
      case TokenHolding.FROZEN -> true;
      default ->
          throw Names.invalid(
              token.field("state")
                  + " must be "
                  + TokenHolding.INITIALIZED
                  + " or "
                  + TokenHolding.FROZEN);
    };
  }

  /**
   * Zero stands for the least that works. Wrapped SOL may have more lamports than its amount, as
   * after a plain transfer of lamports without a sync, but never fewer.
   */
  private static long lamports(Located token, long wrapped) {
    long given = token.account().lamports();
    if (wrapped == 0) {
      return given == 0 ? RENT : given;
    }
    if (wrapped < 0 || wrapped > Long.MAX_VALUE - RENT) {
      throw Names.invalid(token.field("amount") + " is more wrapped SOL than an account can hold");
    }
    // Files that ignore wrapped lamports give the usual rent.
    if (given == 0 || given == RENT) {
      return RENT + wrapped;
    }
    if (given < RENT + wrapped) {
      throw Names.invalid(
          "lamports of "
              + token.account().pubkey()
              + " must be 0 or at least the rent and the wrapped amount: "
              + (RENT + wrapped));
    }
    return given;
  }
}
