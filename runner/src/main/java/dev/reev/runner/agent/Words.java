package dev.reev.runner.agent;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The readable words in a model's text: without the tokens that its server should have taken out,
 * invisible characters, fences, and filler words that programs write.
 */
final class Words {

  /** A channel of the Harmony format (gpt-oss); only the one called final is for readers. */
  private static final Pattern CHANNEL =
      Pattern.compile(
          "<\\|channel\\|>\\s*(\\w+)[^<]*(?:<\\|constrain\\|>[^<]*)?<\\|message\\|>(.*?)"
              + "(?=<\\|(?:end|return|call|start|channel)\\|>|\\z)",
          Pattern.DOTALL);

  private static final Pattern NO_WORDS =
      Pattern.compile(
          "<[|｜][^<>]{0,80}[|｜]>|</?[A-Za-z_]{1,40}>|`{3,}\\w*|~{3,}\\w*"
              // Escaped control characters and lone surrogates.
              + "|\\\\u[0-9a-f]{4}|\\p{Cf}");

  /**
   * Two, so that a short "no" counts: a letter of most scripts, and a sign of others, is one
   * character.
   */
  private static final int FEWEST_LETTERS = 2;

  private static final Set<String> NOTHING =
      Set.of("null", "none", "nil", "nan", "na", "undefined", "true", "false", "objectobject");

  /**
   * Characters that follow a bracket in JSON; prose may begin with a bracket, too: {@code
   * [DECLINED]}.
   */
  private static final Pattern JSON_BEGUN =
      Pattern.compile(
          "\\A(?:\\{\\s*(?:[\"}]|\\z)|\\[\\s*(?:[\"{\\[\\]]|\\z|(?:-?\\d+|true|false|null)\\s*(?:[,.]|\\z)))");

  private Words() {}

  /** The words; empty when there are none. */
  static String in(String text) {
    String words = NO_WORDS.matcher(ofFinalChannel(text)).replaceAll(" ").strip();
    String letters = words.replaceAll("[^\\p{L}\\p{M}]+", "");
    return letters.codePointCount(0, letters.length()) < FEWEST_LETTERS
            || NOTHING.contains(letters.toLowerCase(Locale.ROOT))
        ? ""
        : words;
  }

  /** Whether the text is JSON that was cut off, for example at a token limit. */
  static boolean isJsonBegun(String text) {
    String inside = JsonInText.FENCE_BEGUN.matcher(text.strip()).replaceFirst("");
    return JSON_BEGUN.matcher(inside).find();
  }

  private static String ofFinalChannel(String text) {
    Matcher channel = CHANNEL.matcher(text);
    StringBuilder words = new StringBuilder();
    boolean found = false;
    while (channel.find()) {
      found = true;
      if (channel.group(1).equals("final")) {
        words.append(channel.group(2)).append('\n');
      }
    }
    return found ? words.toString() : text;
  }
}
