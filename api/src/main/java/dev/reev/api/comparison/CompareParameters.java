package dev.reev.api.comparison;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.statistics.ComparisonSettings;
import dev.reev.statistics.Measure;
import dev.reev.statistics.Scope;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Query parameters of a comparison.
 *
 * @param base what it is measured against: a suite's id, {@code suite:<id>}, {@code agent:<name>}
 *     or {@code agent:<name>@<from>/<to>}; {@code ,prompt_version=<version>} behind the name takes
 *     only runs whose agent called its prompt so
 * @param candidate what is judged, written like that; {@code /api/v1/comparisons} takes up to seven
 * @param confidence of intervals, 0.95 when left out; tests have the level that is left to 1
 * @param minCoverage share of runs that must have a result on each side, 0.8 when left out
 * @param margin the least difference that matters, 0.05 when left out
 * @param measure what is compared: score, which is the default, or pass (1 when a run passed, else
 *     0)
 * @param scope {@code like_these}: benchmarks like these; {@code these}: these alone; chosen by
 *     their number when left out
 * @param scores which scores of the runs count, on both sides: {@code first}, which is the default,
 *     or the id of a score set
 * @param baseScores the same for the base alone
 * @param candidateScores the same for the candidate alone
 */
public record CompareParameters(
    @NotEmpty(message = SIDE) @Nullable String base,
    @NotEmpty(message = SIDE) @Nullable List<String> candidate,
    @DecimalMin(value = "0.5", message = CONFIDENCE)
        @DecimalMax(value = "0.999", message = CONFIDENCE)
        @Nullable Double confidence,
    @BindParam("min_coverage")
        @DecimalMin(value = "0", message = MIN_COVERAGE)
        @DecimalMax(value = "1", message = MIN_COVERAGE)
        @Nullable Double minCoverage,
    @DecimalMin(value = "0", message = MARGIN) @DecimalMax(value = "1", message = MARGIN)
        @Nullable Double margin,
    @Nullable String measure,
    @Nullable String scope,
    @Nullable String scores,
    @BindParam("base_scores") @Nullable String baseScores,
    @BindParam("candidate_scores") @Nullable String candidateScores) {

  public static final String CONFIDENCE = "confidence must be between 0.5 and 0.999";

  /** What a table can hold beside the base, and a server can calculate while somebody waits. */
  public static final int MOST_CANDIDATES = 7;

  private static final String SIDE = SideText.FORMS;
  private static final String MIN_COVERAGE = "min_coverage must be between 0 and 1";
  private static final String MARGIN = "margin must be between 0 and 1";

  /** With the defaults of all that is a number, and of the scope. */
  public static CompareParameters of(
      @Nullable String base,
      String candidate,
      @Nullable String measure,
      @Nullable String baseScores,
      @Nullable String candidateScores) {
    return new CompareParameters(
        base,
        List.of(candidate),
        null,
        null,
        null,
        measure,
        null,
        null,
        baseScores,
        candidateScores);
  }

  /**
   * The same with one of the candidates, for each of them.
   *
   * @throws dev.reev.api.problem.ProblemException 400 when there are too many
   */
  List<CompareParameters> each() {
    List<String> all = Objects.requireNonNull(candidate);
    if (all.size() > MOST_CANDIDATES) {
      throw ProblemExceptions.invalid(
          "candidate", "may be given %d times at most".formatted(MOST_CANDIDATES));
    }
    return all.stream().map(this::with).toList();
  }

  private CompareParameters with(String one) {
    return new CompareParameters(
        base,
        List.of(one),
        confidence,
        minCoverage,
        margin,
        measure,
        scope,
        scores,
        baseScores,
        candidateScores);
  }

  SideText baseSide() {
    return SideText.parse("base", Objects.requireNonNull(base));
  }

  SideText candidateSide() {
    return SideText.parse("candidate", Objects.requireNonNull(candidate).get(0));
  }

  ScoreChoice scoresOfBase() {
    return chosen("base_scores", baseScores);
  }

  ScoreChoice scoresOfCandidate() {
    return chosen("candidate_scores", candidateScores);
  }

  private ScoreChoice chosen(String field, @Nullable String ofSide) {
    return ofSide == null ? ScoreChoice.parse("scores", scores) : ScoreChoice.parse(field, ofSide);
  }

  ComparisonSettings settings() {
    ComparisonSettings usual = ComparisonSettings.DEFAULT;
    return new ComparisonSettings(
        measured(),
        scoped(),
        Objects.requireNonNullElse(confidence, usual.confidence()),
        Objects.requireNonNullElse(minCoverage, usual.minCoverage()),
        Objects.requireNonNullElse(margin, usual.margin()));
  }

  private Measure measured() {
    return switch (Objects.requireNonNullElse(measure, "score")) {
      case "score" -> Measure.SCORE;
      case "pass" -> Measure.PASS;
      default -> throw ProblemExceptions.invalid("measure", "must be score or pass");
    };
  }

  private @Nullable Scope scoped() {
    if (scope == null) {
      return null;
    }
    return switch (scope) {
      case ComparisonView.LIKE_THESE -> Scope.BENCHMARKS_LIKE_THESE;
      case ComparisonView.THESE -> Scope.THESE_BENCHMARKS;
      default -> throw ProblemExceptions.invalid("scope", "must be like_these or these");
    };
  }
}
