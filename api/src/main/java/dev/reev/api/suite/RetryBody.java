package dev.reev.api.suite;

import dev.reev.api.suite.submit.RetriedItems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request to run items again.
 *
 * @param items {@code failed}: those that failed or ran out of time; {@code without_score}, when
 *     left out: those that were stopped too
 */
record RetryBody(@Nullable RetriedItems items) {

  RetriedItems chosen() {
    return Objects.requireNonNullElse(items, RetriedItems.WITHOUT_SCORE);
  }
}
