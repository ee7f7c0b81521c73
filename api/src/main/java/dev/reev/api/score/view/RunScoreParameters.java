package dev.reev.api.score.view;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.RunIdText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of the runs of a score set.
 *
 * @param changed {@code true}: only those whose score is not what it was first, {@code false}: only
 *     the others
 * @param limit size of a page, 200 when left out
 * @param cursor {@code next_cursor} of the page before
 */
public record RunScoreParameters(
    @Nullable Boolean changed,
    @Min(value = 1, message = LIMIT) @Max(value = MAX_LIMIT, message = LIMIT)
        @Nullable Integer limit,
    @Nullable String cursor) {

  private static final int MAX_LIMIT = 1000;
  private static final int DEFAULT_LIMIT = 200;
  private static final String LIMIT = "limit must be between 1 and 1000";
  private static final UUID BEFORE_THE_FIRST = new UUID(0, 0);

  int size() {
    return Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
  }

  /** The last run of the page before. */
  UUID after() {
    return cursor == null
        ? BEFORE_THE_FIRST
        : RunIdText.parse(cursor)
            .orElseThrow(
                () ->
                    ProblemExceptions.invalid(
                        "cursor", "must be the next_cursor of an earlier page, unchanged"));
  }
}
