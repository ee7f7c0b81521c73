package dev.reev.runner.environment;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.ledger.LedgerClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.JsonNode;

/** Reads the accounts of an environment as observations show them. */
public final class AccountReader {

  /** Most accounts one call may ask for. */
  private static final int BATCH = 100;

  /** Smallest token account; only longer ones carry extensions. */
  private static final int TOKEN_ACCOUNT_BYTES = 165;

  private AccountReader() {}

  /** The present state of every observed name that stands for an address. */
  public static Map<String, AccountState> read(Environment environment, LedgerClient ledger) {
    Map<String, AccountState> states = new LinkedHashMap<>();
    List<String> names =
        environment.observed().stream()
            .filter(name -> environment.resolve(name).isPresent())
            .toList();
    for (int from = 0; from < names.size(); from += BATCH) {
      List<String> batch = names.subList(from, Math.min(from + BATCH, names.size()));
      List<String> addresses =
          batch.stream().map(name -> environment.resolve(name).orElseThrow().toBase58()).toList();
      JsonNode accounts =
          ledger.require("getMultipleAccounts", addresses, TokenSetup.base64()).path("value");
      for (int i = 0; i < batch.size(); i++) {
        states.put(batch.get(i), state(accounts.path(i)));
      }
    }
    return states;
  }

  private static AccountState state(JsonNode account) {
    if (!account.isObject()) {
      return AccountState.missing(SystemProgram.PROGRAM_ID.toBase58());
    }
    long lamports = account.path("lamports").asLong();
    String owner = account.path("owner").asString();
    boolean executable = account.path("executable").asBoolean();
    byte[] data = Base64.getDecoder().decode(account.path("data").path(0).asString());
    boolean token =
        data.length >= TOKEN_ACCOUNT_BYTES
            && Addresses.parse(owner).filter(Addresses.TOKEN_PROGRAMS::contains).isPresent();
    if (!token) {
      return AccountState.plain(lamports, owner, executable, data.length, null);
    }
    long amount = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getLong(64);
    return new AccountState(
        lamports,
        owner,
        executable,
        data.length,
        PublicKey.readPubkey(data, 0).toBase58(),
        PublicKey.readPubkey(data, 32).toBase58(),
        Long.toUnsignedString(amount),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
