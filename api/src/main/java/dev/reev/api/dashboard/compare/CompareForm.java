package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.CompareParameters;
import org.jspecify.annotations.Nullable;

/** What is compared; sides are written as in {@link CompareParameters}. */
record CompareForm(@Nullable String base, @Nullable String candidate, @Nullable String measure) {

  boolean isComplete() {
    return given(base) != null && given(candidate) != null;
  }

  CompareParameters parameters() {
    return new CompareParameters(
        given(base), given(candidate), null, null, null, given(measure), null);
  }

  /** Forms send what was not filled in as empty texts. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
