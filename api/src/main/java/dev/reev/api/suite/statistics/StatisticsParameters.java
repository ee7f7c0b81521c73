package dev.reev.api.suite.statistics;

import dev.reev.api.comparison.CompareParameters;
import dev.reev.api.comparison.ScoreChoice;
import dev.reev.statistics.ComparisonSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of statistics.
 *
 * @param confidence of the intervals, 0.95 when left out
 * @param scores which scores of the runs count: {@code first}, which is the default, or the id of a
 *     score set
 */
record StatisticsParameters(
    @DecimalMin(value = "0.5", message = CompareParameters.CONFIDENCE)
        @DecimalMax(value = "0.999", message = CompareParameters.CONFIDENCE)
        @Nullable Double confidence,
    @Nullable String scores) {

  ScoreChoice chosenScores() {
    return ScoreChoice.parse("scores", scores);
  }

  double chosenConfidence() {
    return Objects.requireNonNullElse(confidence, ComparisonSettings.DEFAULT.confidence());
  }
}
