package dev.reev.runner.agent;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as prompts name them: "0.1 SOL", "15 USDC". */
final class PromptAmount {

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?<![\\w.])(\\d{1,18}(?:\\.\\d{1,18})?)\\s*(SOL|USDC|USDT)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, Integer> TOKEN_DECIMALS = Map.of("USDC", 6, "USDT", 6);

  private static final int SOL_DECIMALS = 9;

  private PromptAmount() {}

  /** Lamports of the first amount in SOL. */
  static long lamports(String prompt) {
    Matcher matcher = AMOUNT.matcher(prompt);
    while (matcher.find()) {
      if (symbol(matcher).equals("SOL")) {
        return baseUnits(matcher, SOL_DECIMALS);
      }
    }
    throw DeterministicAgent.failure("the prompt names no amount in SOL");
  }

  /** Base units of the first amount in a known token. */
  static long tokens(String prompt) {
    Matcher matcher = AMOUNT.matcher(prompt);
    while (matcher.find()) {
      Integer decimals = TOKEN_DECIMALS.get(symbol(matcher));
      if (decimals != null) {
        return baseUnits(matcher, decimals);
      }
    }
    throw DeterministicAgent.failure("the prompt names no amount in USDC or USDT");
  }

  private static String symbol(Matcher matcher) {
    return matcher.group(2).toUpperCase(Locale.ROOT);
  }

  private static long baseUnits(Matcher matcher, int decimals) {
    try {
      return new BigDecimal(matcher.group(1)).movePointRight(decimals).longValueExact();
    } catch (ArithmeticException e) {
      throw DeterministicAgent.failure(
          "the amount " + matcher.group() + " is no whole number of base units, or too large");
    }
  }
}
