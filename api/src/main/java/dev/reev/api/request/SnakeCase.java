package dev.reev.api.request;

import java.util.Locale;

/** Names as clients write and read them, of Java's names. */
public final class SnakeCase {

  private SnakeCase() {}

  /** {@code apiBase} is {@code api_base}; for paths of names too. */
  public static String of(String javaName) {
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
