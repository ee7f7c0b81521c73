package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.session.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of the addresses in a run: placeholders of its benchmark, or well-known programs and
 * tokens.
 */
final class AccountLabels {

  /** Addresses of Solana's own programs, from the documentation of each. */
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "11111111111111111111111111111111", "System Program",
          "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", "SPL Token",
          "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb", "Token-2022",
          "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL", "Associated Token Account",
          "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr", "Memo",
          "ComputeBudget111111111111111111111111111111", "Compute Budget");

  private static final Map<String, String> MINTS =
      Map.of(
          "So11111111111111111111111111111111111111112", "wrapped SOL",
          "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "USDC",
          "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB", "USDT");

  private final Map<String, String> names = new HashMap<>();

  private AccountLabels() {}

  static AccountLabels of(List<Step> steps) {
    AccountLabels known = new AccountLabels();
    known.names.putAll(PROGRAMS);
    known.names.putAll(MINTS);
    // Addresses stand in the map under their own text too.
    steps.forEach(
        step ->
            step.observation()
                .keyMap()
                .forEach(
                    (name, address) -> {
                      if (!name.equals(address)) {
                        known.names.putIfAbsent(address, name);
                      }
                    }));
    return known;
  }

  /** The same text with a name in place of the address that it begins with. */
  public String in(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? of(text) : of(text.substring(0, end)) + text.substring(end);
  }

  /** The same text with names in place of all addresses. */
  String everywhere(String text) {
    String named = text;
    for (Map.Entry<String, String> known : names.entrySet()) {
      named = named.replace(known.getKey(), known.getValue());
    }
    return named;
  }

  /** The address itself when it has no name. */
  String of(String address) {
    return names.getOrDefault(address, address);
  }
}
