package dev.reev.api.agent;

import org.jspecify.annotations.Nullable;

/** The masked form of a key, recognized when a client sends it back. */
final class MaskedKey {

  private static final String MASK = "***";
  private static final int SHOWN = 4;

  private MaskedKey() {}

  /** The last four characters, enough to tell keys apart; none of a short key. */
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
