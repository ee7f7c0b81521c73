package dev.reev.runner.environment;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.ledger.LedgerClient;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.JsonNode;

/** Reads the accounts of an environment as observations show them. */
public final class AccountReader {

  /** Most accounts one call may ask for. */
  private static final int BATCH = 100;

  /** Longer data is not text that somebody left for people or agents to read. */
  private static final int MAX_TEXT = 1024;

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
          ledger.require("getMultipleAccounts", addresses, AccountWriter.base64()).path("value");
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
    String owner = account.path("owner").asString();
    byte[] data = Base64.getDecoder().decode(account.path("data").path(0).asString());
    boolean token = Addresses.isTokenProgram(owner);
    AccountState plain =
        AccountState.plain(
            account.path("lamports").asLong(),
            owner,
            account.path("executable").asBoolean(),
            data.length,
            token ? null : text(data));
    return token ? TokenLayout.read(plain, data) : plain;
  }

  /** The data as text, when it is short and can be printed. */
  private static @Nullable String text(byte[] data) {
    if (data.length == 0 || data.length > MAX_TEXT) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
      boolean printable = text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n');
      return printable ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
