package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData;
import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.Text;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.benchmarks.benchmark.StateAssertion;
import dev.reev.benchmarks.benchmark.StateAssertion.AddressDerivation;
import dev.reev.benchmarks.benchmark.StateAssertion.TokenAccountBalance;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.ledger.LedgerClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;

/** Brings a ledger into the initial state of a benchmark, with fresh keys for its placeholders. */
public final class EnvironmentSetup {

  private final AccountWriter writer;
  private final Map<String, String> keyMap = new LinkedHashMap<>();
  private final Set<String> observed = new LinkedHashSet<>();
  private final Map<PublicKey, Account> signers = new HashMap<>();

  private EnvironmentSetup(LedgerClient ledger) {
    this.writer = new AccountWriter(ledger);
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
    List<InitialAccount> accounts = benchmark.initialState();
    for (InitialAccount account : accounts) {
      observed.add(account.pubkey());
      if (!(account.data() instanceof TokenHolding)) {
        keyMap.computeIfAbsent(account.pubkey(), this::newKey);
      }
    }
    String payer = keyMap.get(Environment.PAYER);
    if (payer == null) {
      throw invalid("initial_state has no plain account named " + Environment.PAYER);
    }
    // Holdings come last: they refer to wallets and mints.
    accounts.stream().filter(a -> !(a.data() instanceof TokenHolding)).forEach(this::setNamed);
    accounts.stream().filter(a -> a.data() instanceof TokenHolding).forEach(this::setHolding);
    benchmark.groundTruth().finalStateAssertions().forEach(this::nameAsserted);
    Account payerKey = signers.get(new PublicKey(payer));
    if (payerKey == null) {
      throw invalid(Environment.PAYER + " must be a placeholder: it signs");
    }
    return new Environment(keyMap, List.copyOf(observed), signers, payerKey);
  }

  private String newKey(String name) {
    if (Addresses.parse(name).isPresent()) {
      return name;
    }
    Account key = new Account();
    signers.put(key.getPublicKey(), key);
    return key.getPublicKey().toBase58();
  }

  private void setNamed(InitialAccount account) {
    PublicKey address = new PublicKey(Objects.requireNonNull(keyMap.get(account.pubkey())));
    PublicKey owner = address("owner of " + account.pubkey(), account.owner());
    AccountData data = account.data();
    if (data instanceof MintDefinition mint) {
      writer.mint(address, tokenProgram(account), account.lamports(), mint(account, mint));
    } else if (data instanceof Text text) {
      writer.plain(
          address, owner, account.lamports(), text.text().getBytes(StandardCharsets.UTF_8));
    } else {
      writer.plain(address, owner, account.lamports(), new byte[0]);
    }
  }

  private TokenLayout.Mint mint(InitialAccount account, MintDefinition mint) {
    return new TokenLayout.Mint(
        mint.decimals(),
        Long.parseUnsignedLong(mint.supply()),
        optional("data.mint_authority of " + account.pubkey(), mint.mintAuthority()),
        optional("data.freeze_authority of " + account.pubkey(), mint.freezeAuthority()));
  }

  private void setHolding(InitialAccount account) {
    TokenHolding data = (TokenHolding) Objects.requireNonNull(account.data());
    PublicKey program = tokenProgram(account);
    TokenLayout.Holding holding = holding(account, data);
    PublicKey derived = Addresses.associatedTokenAccount(holding.owner(), holding.mint(), program);
    if (Addresses.parse(account.pubkey()).filter(named -> !named.equals(derived)).isPresent()) {
      throw invalid(account.pubkey() + " is not the associated token account of its owner");
    }
    keyMap.put(account.pubkey(), derived.toBase58());
    writer.holding(derived, program, account.lamports(), holding);
  }

  private TokenLayout.Holding holding(InitialAccount account, TokenHolding data) {
    String name = account.pubkey();
    PublicKey mint = address("data.mint of " + name, data.mint());
    boolean wrapsSol = data.isNative() || mint.equals(AccountWriter.NATIVE_MINT);
    String delegated = data.delegatedAmount();
    return new TokenLayout.Holding(
        mint,
        address("data.owner of " + name, data.owner()),
        Long.parseUnsignedLong(data.amount()),
        optional("data.delegate of " + name, data.delegate()),
        data.state().equals(TokenHolding.FROZEN),
        wrapsSol ? AccountWriter.HOLDING_RENT : null,
        delegated == null ? 0 : Long.parseUnsignedLong(delegated),
        optional("data.close_authority of " + name, data.closeAuthority()));
  }

  private PublicKey tokenProgram(InitialAccount account) {
    PublicKey program = address("owner of " + account.pubkey(), account.owner());
    if (!Addresses.TOKEN_PROGRAMS.contains(program)) {
      throw invalid(account.pubkey() + " has token data but no token program as owner");
    }
    return program;
  }

  private @Nullable PublicKey optional(String what, @Nullable String name) {
    return name == null ? null : address(what, name);
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
