package dev.reev.api.run.view;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Possible meanings of a search text: names that contain it, or the beginning of an id. Runs are
 * found by these through indexes, where a search through their own texts would walk through all of
 * them.
 *
 * @param benchmarks ids
 * @param suites names
 * @param ids null when the text is no beginning of an id
 */
record RunNames(
    Set<String> benchmarks, Set<String> agents, Set<String> suites, @Nullable IdRange ids) {

  /** All ids that begin alike. */
  record IdRange(UUID first, UUID last) {

    /** Shorter ones begin too many ids, and are words as well. */
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{6,32}");

    private static final int DIGITS = 32;

    static @Nullable IdRange of(String text) {
      String digits = text.toLowerCase(Locale.ROOT).replace("-", "");
      if (!BEGINNING.matcher(digits).matches()) {
        return null;
      }
      String rest = "0".repeat(DIGITS - digits.length());
      return new IdRange(uuid(digits + rest), uuid(digits + rest.replace('0', 'f')));
    }

    private static UUID uuid(String digits) {
      return new UUID(
          Long.parseUnsignedLong(digits.substring(0, DIGITS / 2), 16),
          Long.parseUnsignedLong(digits.substring(DIGITS / 2), 16));
    }
  }
}
