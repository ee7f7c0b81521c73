package dev.reev.api.benchmark;

import java.util.Locale;

/** Effect of a text on the catalogue. */
enum Change {
  CREATED,
  UPDATED,
  UNCHANGED;

  /** As answers name it. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
