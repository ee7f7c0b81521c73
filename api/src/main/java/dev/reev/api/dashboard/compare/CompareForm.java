package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.CompareParameters;
import dev.reev.api.problem.ProblemExceptions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The chosen comparison; sides are written as in {@link CompareParameters}.
 *
 * @param candidate each against the base
 */
record CompareForm(
    @Nullable String base,
    @Nullable List<String> candidate,
    @Nullable String measure,
    @BindParam("base_scores") @Nullable String baseScores,
    @BindParam("candidate_scores") @Nullable String candidateScores) {

  boolean isComplete() {
    return given(base) != null && !candidates().isEmpty();
  }

  /**
   * Those that were filled in, each once.
   *
   * @throws dev.reev.api.problem.ProblemException 400 when there are too many
   */
  List<String> candidates() {
    List<String> all =
        candidate == null
            ? List.of()
            : candidate.stream()
                .flatMap(text -> Stream.ofNullable(given(text)))
                .distinct()
                .toList();
    if (all.size() > CompareParameters.MOST_CANDIDATES) {
      throw ProblemExceptions.invalid(
          "candidate",
          "may stand here %d times at most".formatted(CompareParameters.MOST_CANDIDATES));
    }
    return all;
  }

  CompareParameters parameters(String side) {
    return CompareParameters.of(
        given(base), side, given(measure), given(baseScores), given(candidateScores));
  }

  /** Forms send what was not filled in as empty texts. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** As it was given, without spaces around it; empty when it was not. */
  public String baseText() {
    return Objects.requireNonNullElse(given(base), "");
  }
}
