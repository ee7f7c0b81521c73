package dev.reev.runner.environment;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.ledger.LedgerClient;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.JsonNode;

/** Reads the accounts of an environment in the form of observations. */
public final class AccountReader {

  /** Limit on the accounts of one call. */
  private static final int BATCH = 100;

  /** Without it, a real chain would return a state that is half a minute old. */
  private static final Map<String, String> CONFIG =
      Map.of("encoding", "base64", "commitment", "confirmed");

  private AccountReader() {}

  /** Current state of every observed name that resolves to an address. */
  public static Map<String, AccountState> read(Environment environment, LedgerClient ledger) {
    Map<String, PublicKey> addresses = new LinkedHashMap<>();
    for (String name : environment.observed()) {
      environment.resolve(name).ifPresent(address -> addresses.put(name, address));
    }
    List<JsonNode> accounts = fetch(List.copyOf(addresses.values()), ledger);
    Map<String, AccountState> states = new LinkedHashMap<>();
    int i = 0;
    for (String name : addresses.keySet()) {
      states.put(name, state(accounts.get(i++)));
    }
    return states;
  }

  /** Current state of accounts, in the order of their addresses. */
  public static List<AccountState> read(List<PublicKey> addresses, LedgerClient ledger) {
    return fetch(addresses, ledger).stream().map(AccountReader::state).toList();
  }

  /**
   * Accounts as the ledger describes them, with content in base64; a null node for a missing one.
   */
  static List<JsonNode> fetch(List<PublicKey> addresses, LedgerClient ledger) {
    List<JsonNode> accounts = new ArrayList<>();
    for (int from = 0; from < addresses.size(); from += BATCH) {
      List<String> batch =
          addresses.subList(from, Math.min(from + BATCH, addresses.size())).stream()
              .map(PublicKey::toBase58)
              .toList();
      JsonNode found = ledger.require("getMultipleAccounts", batch, CONFIG).path("value");
      for (int i = 0; i < batch.size(); i++) {
        accounts.add(found.path(i));
      }
    }
    return accounts;
  }

  private static AccountState state(JsonNode account) {
    if (!account.isObject()) {
      return AccountState.missing(SystemProgram.PROGRAM_ID.toBase58());
    }
    RawAccount raw =
        new RawAccount(
            account.path("lamports").asLong(),
            account.path("owner").asString(),
            account.path("executable").asBoolean());
    byte[] data = Base64.getDecoder().decode(account.path("data").path(0).asString());
    Optional<AccountState> known = Optional.empty();
    if (Addresses.parse(raw.owner()).filter(TokenPrograms::contains).isPresent()) {
      known =
          TokenAccount.read(data)
              .map(token -> raw.with(token, data))
              .or(() -> Mint.read(data).map(mint -> raw.with(mint, data)));
    }
    return known.orElseGet(() -> raw.plain(data));
  }
}
