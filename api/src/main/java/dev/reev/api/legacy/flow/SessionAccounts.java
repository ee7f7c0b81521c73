package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.log.Excerpts;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.text.FigureText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names, addresses and units of one session. Everything may be given by placeholder or address. */
final class SessionAccounts {

  static final String SOL = "So11111111111111111111111111111111111111112";

  private static final int SOL_DECIMALS = 9;

  /** Enough to recognise an address. */
  private static final int ADDRESS_SHOWN = 8;

  private static final Map<String, String> SYMBOLS =
      Map.of(
          SOL,
          "SOL",
          "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
          "USDC",
          "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB",
          "USDT");

  private static final Map<String, Integer> DECIMALS =
      Map.of("SOL", SOL_DECIMALS, "USDC", 6, "USDT", 6);

  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AccountState> accounts = new HashMap<>();

  private SessionAccounts() {}

  static SessionAccounts of(SessionFile session) {
    SessionAccounts known = new SessionAccounts();
    FinalResult result = session.finalResult();
    if (result != null && result.data() != null) {
      result.data().steps().stream().map(Step::observation).forEach(known::learn);
    }
    return known;
  }

  private void learn(Observation observation) {
    observation
        .keyMap()
        .forEach(
            (name, address) -> {
              addresses.put(name, address);
              // Addresses stand in the map under their own text too.
              if (!name.equals(address)) {
                names.put(address, name);
              }
            });
    observation
        .accountStates()
        .forEach((name, state) -> accounts.put(addresses.getOrDefault(name, name), state));
  }

  /** The placeholder of an address, where it has one. */
  String name(String address) {
    return names.getOrDefault(address, address);
  }

  /** {@code SOL}, {@code USDC}, {@code USDT}, or the beginning of the mint's name or address. */
  String symbol(String mint) {
    String address = addresses.getOrDefault(mint, mint);
    return SYMBOLS.getOrDefault(address, Excerpts.start(name(address), ADDRESS_SHOWN));
  }

  /** The mint of a token account; null when it is none that is known. */
  @Nullable String mintOf(String account) {
    AccountState state = accounts.get(addresses.getOrDefault(account, account));
    return state == null ? null : state.mint();
  }

  static String sol(Object lamports) {
    return shown(lamports, SOL_DECIMALS, "SOL");
  }

  /**
   * An amount in the token's own unit.
   *
   * @param units base units; anything that is no whole number is shown as it is
   * @param mint null when it is not known
   */
  String amount(Object units, @Nullable String mint) {
    if (mint == null) {
      return units + " base units";
    }
    String symbol = symbol(mint);
    AccountState state = accounts.get(addresses.getOrDefault(mint, mint));
    Integer decimals =
        state != null && state.decimals() != null ? state.decimals() : DECIMALS.get(symbol);
    return decimals == null ? units + " base units of " + symbol : shown(units, decimals, symbol);
  }

  private static String shown(Object units, int decimals, String symbol) {
    String digits = String.valueOf(units);
    if (!digits.matches("\\d{1,30}")) {
      return digits + " base units of " + symbol;
    }
    return FigureText.plain(new BigDecimal(new BigInteger(digits), decimals)) + " " + symbol;
  }
}
