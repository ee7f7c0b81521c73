package dev.reev.runner.prove.instruction;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.environment.KnownTokens;
import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.Named;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Named accounts of a run at one moment. */
public final class LedgerView {

  /** Wallet of the user, who pays. */
  public static final AccountRef USER = new Named(Environment.PAYER);

  private final AddressBook book;
  private final List<Wallet> wallets = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private final List<Mint> mints = new ArrayList<>();

  /** An account for which the run can sign. */
  public record Wallet(AccountRef ref, BigInteger lamports) {}

  /** An existing token account. */
  public record Holding(
      AccountRef ref,
      String program,
      AccountRef mint,
      AccountRef owner,
      BigInteger amount,
      boolean frozen) {

    /** True when the user owns it. */
    public boolean isUsers() {
      return owner.equals(USER);
    }
  }

  /** A mint that the benchmark defines. */
  public record Mint(
      AccountRef ref,
      String program,
      int decimals,
      @Nullable AccountRef mintAuthority,
      @Nullable AccountRef freezeAuthority) {}

  /** Decodes accounts by name. */
  public LedgerView(Map<String, AccountState> states, AddressBook book) {
    this.book = book;
    states.forEach(this::add);
  }

  /** Wallets for which the run can sign, the user's first. */
  public List<Wallet> wallets() {
    return wallets;
  }

  /** Wallets of others, for which the run can sign, too. */
  public List<Wallet> otherWallets() {
    return wallets.stream().filter(wallet -> !wallet.ref().equals(USER)).toList();
  }

  /** Existing token accounts. */
  public List<Holding> holdings() {
    return holdings;
  }

  /** Token accounts that the user owns. */
  public List<Holding> usersHoldings() {
    return holdings.stream().filter(Holding::isUsers).toList();
  }

  /** Mints that the benchmark defines. */
  public List<Mint> mints() {
    return mints;
  }

  /** The token account, if it exists. */
  public Optional<Holding> holding(AccountRef ref) {
    return holdings.stream().filter(holding -> holding.ref().equals(ref)).findFirst();
  }

  /** Lamports in the user's wallet. */
  public BigInteger usersLamports() {
    return wallets.stream()
        .filter(wallet -> wallet.ref().equals(USER))
        .map(Wallet::lamports)
        .findFirst()
        .orElse(BigInteger.ZERO);
  }

  /** Decimals of a token, if known. */
  public Optional<Integer> decimals(AccountRef mint) {
    return mints.stream()
        .filter(known -> known.ref().equals(mint))
        .map(Mint::decimals)
        .findFirst()
        .or(() -> Addresses.parse(String.valueOf(mint)).map(KnownTokens::decimals));
  }

  /** Names of accounts. */
  public AddressBook book() {
    return book;
  }

  private void add(String name, AccountState state) {
    AccountRef ref = new Named(name);
    if (state.mint() != null) {
      holdings.add(
          new Holding(
              ref,
              state.owner(),
              book.ref(state.mint()),
              book.ref(Objects.requireNonNull(state.tokenAccountOwner())),
              new BigInteger(Objects.requireNonNull(state.amount())),
              "frozen".equals(state.state())));
    } else if (state.decimals() != null) {
      mints.add(
          new Mint(
              ref,
              state.owner(),
              state.decimals(),
              ref(state.mintAuthority()),
              ref(state.freezeAuthority())));
    } else if (book.isWallet(name)) {
      wallets.add(
          ref.equals(USER) ? 0 : wallets.size(),
          new Wallet(ref, BigInteger.valueOf(state.lamports())));
    }
  }

  private @Nullable AccountRef ref(@Nullable String address) {
    return address == null ? null : book.ref(address);
  }
}
