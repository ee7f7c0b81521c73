package dev.reev.api.agent;

import org.jspecify.annotations.Nullable;

/** How a key is shown, and told from a real one when it comes back. */
final class MaskedKey {

  private static final String MASK = "***";
  private static final int SHOWN = 4;

  private MaskedKey() {}

  /** The last four characters, so that people can tell their keys apart; none of a short key. */
  static @Nullable String of(@Nullable String key) {
    if (key == null) {
      return null;
    }
    return key.length() > SHOWN ? MASK + key.substring(key.length() - SHOWN) : MASK;
  }

  static boolean is(String key) {
    return key.startsWith(MASK);
  }
}
