package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.CompareParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** What is compared; sides are written as in {@link CompareParameters}. */
record CompareForm(
    @Nullable String base,
    @Nullable String candidate,
    @Nullable String measure,
    @BindParam("base_scores") @Nullable String baseScores,
    @BindParam("candidate_scores") @Nullable String candidateScores) {

  boolean isComplete() {
    return given(base) != null && given(candidate) != null;
  }

  CompareParameters parameters() {
    return CompareParameters.of(
        given(base), given(candidate), given(measure), given(baseScores), given(candidateScores));
  }

  /** Forms send what was not filled in as empty texts. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
