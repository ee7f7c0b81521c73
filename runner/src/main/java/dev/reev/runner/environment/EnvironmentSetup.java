package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData;
import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.Text;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;

/** Brings a ledger into the initial state of a benchmark, with fresh keys for its placeholders. */
public final class EnvironmentSetup {

  private final LedgerClient ledger;
  private final Names names = new Names();
  private final Mints mints = new Mints(names);
  private final TokenHoldings holdings = new TokenHoldings(names, mints);
  private final Set<String> observed = new LinkedHashSet<>();

  private EnvironmentSetup(LedgerClient ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes the initial state to the ledger.
   *
   * @throws RunFailedException when the initial state is contradictory, or the ledger is
   *     unavailable
   */
  public static Environment apply(Benchmark benchmark, LedgerClient ledger) {
    return new EnvironmentSetup(ledger).run(benchmark);
  }

  private Environment run(Benchmark benchmark) {
    List<InitialAccount> initialState = benchmark.initialState();
    Account payer = name(benchmark);
    List<LedgerAccount> accounts = new ArrayList<>();
    // Mints come before holdings, which must agree with the mints that the benchmark defines.
    initialState.forEach(account -> addContent(account, accounts));
    accounts.addAll(holdings.accounts());
    benchmark.conditions().forEach(this::nameOf);
    requireExactLamports(accounts);
    accounts.addAll(mints.missing(ledger));
    accounts.forEach(account -> account.writeTo(ledger));
    return new Environment(names.keyMap(), List.copyOf(observed), names.signers(), payer);
  }

  /** Assigns an address to every account, and returns the key that pays. */
  private Account name(Benchmark benchmark) {
    List<InitialAccount> initialState = benchmark.initialState();
    initialState.forEach(account -> observed.add(account.pubkey()));
    for (InitialAccount account : initialState) {
      if (!(account.data() instanceof TokenHolding)) {
        names.makeKey(account.pubkey());
      }
    }
    benchmark.strangers().forEach(names::addStranger);
    for (InitialAccount account : initialState) {
      if (account.data() instanceof TokenHolding holding) {
        holdings.locate(account, holding);
      }
    }
    Account payer = names.signer(Environment.PAYER);
    boolean plain =
        initialState.stream()
            .anyMatch(
                account -> account.pubkey().equals(Environment.PAYER) && account.data() == null);
    if (payer == null || !plain) {
      throw Names.invalid("initial_state has no plain account named " + Environment.PAYER);
    }
    return payer;
  }

  /** Adds an account that is no token account; token accounts come later. */
  private void addContent(InitialAccount account, List<LedgerAccount> accounts) {
    AccountData data = account.data();
    if (data == null) {
      if (!account.isAbsent()) {
        accounts.add(plain(account, account.lamports(), new byte[0]));
      }
    } else if (data instanceof Text text) {
      byte[] content = text.text().getBytes(StandardCharsets.UTF_8);
      long rent = LedgerAccount.rent(content.length);
      accounts.add(plain(account, account.lamports() == 0 ? rent : account.lamports(), content));
    } else if (data instanceof MintDefinition mint) {
      accounts.add(mints.define(account, mint));
    }
  }

  private LedgerAccount plain(InitialAccount account, long lamports, byte[] content) {
    return new LedgerAccount(
        names.address("pubkey", account.pubkey()),
        lamports,
        names.address("owner of " + account.pubkey(), account.owner()),
        content);
  }

  /** Registers the account of a condition, which may define how to derive its address. */
  private void nameOf(Condition condition) {
    String pubkey = condition.pubkey();
    if (pubkey == null) {
      return;
    }
    observed.add(pubkey);
    AddressDerivation derivation = condition.addressDerivation();
    if (derivation != null) {
      PublicKey mint = names.address("mint of " + pubkey, derivation.mint());
      PublicKey owner = names.address("owner of " + pubkey, derivation.owner());
      PublicKey program = mints.programOf(mint);
      mints.refer(mint, program, 0);
      names.putIfAbsent(pubkey, Addresses.associatedTokenAccount(owner, mint, program));
    }
  }

  /** Keeps the total within a signed long, so that no transfer can push an account beyond it. */
  private static void requireExactLamports(List<LedgerAccount> accounts) {
    long total = 0;
    for (LedgerAccount account : accounts) {
      total += account.lamports();
      if (total < 0) {
        throw Names.invalid(
            "initial_state holds more than " + Long.MAX_VALUE + " lamports in all its accounts");
      }
    }
  }
}
