package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.benchmarks.benchmark.StateAssertion;
import dev.reev.benchmarks.benchmark.StateAssertion.AddressDerivation;
import dev.reev.benchmarks.benchmark.StateAssertion.TokenAccountBalance;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;

/** Brings a ledger into the initial state of a benchmark, with fresh keys for its placeholders. */
public final class EnvironmentSetup {

  private final LedgerClient ledger;
  private final TokenSetup tokens;
  private final Map<String, String> keyMap = new LinkedHashMap<>();
  private final Set<String> observed = new LinkedHashSet<>();
  private final Map<PublicKey, Account> signers = new HashMap<>();

  private EnvironmentSetup(LedgerClient ledger) {
    this.ledger = ledger;
    this.tokens = new TokenSetup(ledger);
  }

  /**
   * Sets everything up.
   *
   * @throws RunFailedException when the benchmark makes no sense, or the ledger is not there
   */
  public static Environment apply(Benchmark benchmark, LedgerClient ledger) {
    return new EnvironmentSetup(ledger).run(benchmark);
  }

  private Environment run(Benchmark benchmark) {
    List<InitialAccount> plain = new ArrayList<>();
    List<InitialAccount> holdings = new ArrayList<>();
    for (InitialAccount account : benchmark.initialState()) {
      (account.data() == null ? plain : holdings).add(account);
      observed.add(account.pubkey());
    }
    plain.forEach(account -> keyMap.computeIfAbsent(account.pubkey(), this::newKey));
    String payer = keyMap.get(Environment.PAYER);
    if (payer == null) {
      throw invalid("initial_state has no plain account named " + Environment.PAYER);
    }
    plain.forEach(this::setAccount);
    holdings.forEach(this::setHolding);
    benchmark.groundTruth().finalStateAssertions().forEach(this::nameAsserted);
    Account payerKey = signers.get(new PublicKey(payer));
    return new Environment(
        keyMap, List.copyOf(observed), signers, Objects.requireNonNull(payerKey));
  }

  private String newKey(String name) {
    if (Addresses.parse(name).isPresent()) {
      return name;
    }
    Account key = new Account();
    signers.put(key.getPublicKey(), key);
    return key.getPublicKey().toBase58();
  }

  private void setAccount(InitialAccount account) {
    PublicKey owner = address("owner of " + account.pubkey(), account.owner());
    // An account without lamports does not exist on the chain.
    if (account.lamports() > 0) {
      ledger.require(
          "surfnet_setAccount",
          Objects.requireNonNull(keyMap.get(account.pubkey())),
          Map.of("lamports", account.lamports(), "owner", owner.toBase58()));
    }
  }

  private void setHolding(InitialAccount account) {
    TokenHolding holding = (TokenHolding) Objects.requireNonNull(account.data());
    PublicKey program = address("owner of " + account.pubkey(), account.owner());
    if (!Addresses.TOKEN_PROGRAMS.contains(program)) {
      throw invalid(account.pubkey() + " has token data but no token program as owner");
    }
    PublicKey wallet = address("data.owner of " + account.pubkey(), holding.owner());
    PublicKey mint = address("data.mint of " + account.pubkey(), holding.mint());
    PublicKey derived = Addresses.associatedTokenAccount(wallet, mint, program);
    if (Addresses.parse(account.pubkey()).filter(named -> !named.equals(derived)).isPresent()) {
      throw invalid(account.pubkey() + " is not the associated token account of its owner");
    }
    keyMap.put(account.pubkey(), derived.toBase58());
    tokens.setUp(wallet, new TokenSetup.Holding(mint, program, holding.amount()));
    tokens.setLamports(derived, account.lamports());
  }

  private void nameAsserted(StateAssertion assertion) {
    observed.add(assertion.pubkey());
    if (assertion instanceof TokenAccountBalance token && token.addressDerivation() != null) {
      AddressDerivation derivation = token.addressDerivation();
      keyMap.computeIfAbsent(
          assertion.pubkey(),
          name ->
              Addresses.associatedTokenAccount(
                      address("owner of " + name, derivation.owner()),
                      address("mint of " + name, derivation.mint()),
                      TokenProgram.PROGRAM_ID)
                  .toBase58());
    }
  }

  private PublicKey address(String what, String name) {
    return Addresses.parse(keyMap.getOrDefault(name, name))
        .orElseThrow(
            () ->
                invalid(
                    what + " is \"" + name + "\", neither an address nor a plain account's name"));
  }

  private static RunFailedException invalid(String message) {
    return new RunFailedException(SessionFailure.INVALID_BENCHMARK, message);
  }
}
