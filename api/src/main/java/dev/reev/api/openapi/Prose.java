package dev.reev.api.openapi;

import org.jspecify.annotations.Nullable;

/** Javadoc as the Markdown that OpenAPI wants. */
final class Prose {

  private Prose() {}

  static String of(String javadoc) {
    return javadoc
        .replaceAll("</?code>", "`")
        .replaceAll("<a [^>]*>|</a>|</?p>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  static @Nullable String orNull(@Nullable String javadoc) {
    return javadoc == null ? null : of(javadoc);
  }
}
