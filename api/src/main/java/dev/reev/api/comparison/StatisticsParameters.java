package dev.reev.api.comparison;

import dev.reev.api.statistics.ComparisonSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of statistics.
 *
 * @param confidence of the intervals, 0.95 when left out
 */
record StatisticsParameters(
    @DecimalMin(value = "0.5", message = CompareParameters.CONFIDENCE)
        @DecimalMax(value = "0.999", message = CompareParameters.CONFIDENCE)
        @Nullable Double confidence) {

  double chosenConfidence() {
    return Objects.requireNonNullElse(confidence, ComparisonSettings.DEFAULT.confidence());
  }
}
