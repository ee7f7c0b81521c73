package dev.reev.api.score.view;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.PageCursor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of a list of score sets.
 *
 * @param limit size of a page, 20 when left out
 * @param cursor {@code next_cursor} of the page before
 */
public record ScoreSetParameters(
    @Min(value = 1, message = LIMIT) @Max(value = MAX_LIMIT, message = LIMIT)
        @Nullable Integer limit,
    @Nullable String cursor) {

  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final String LIMIT = "limit must be between 1 and 100";

  int size() {
    return Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
  }

  @Nullable PageCursor after() {
    try {
      return cursor == null ? null : PageCursor.parse(cursor);
    } catch (IllegalArgumentException e) {
      throw ProblemExceptions.invalid(
          "cursor", "must be the next_cursor of an earlier page, unchanged");
    }
  }
}
