package dev.reev.api.suite.view;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.PageCursor;
import dev.reev.workflows.suite.SuiteState;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of a list of suites.
 *
 * @param name only suites of this name
 * @param state Pending, Running, Completed or Stopped
 * @param limit size of a page, 20 when left out
 * @param cursor {@code next_cursor} of the page before
 */
public record SuiteListParameters(
    @Nullable String name,
    @Nullable String state,
    @Min(value = 1, message = LIMIT) @Max(value = MAX_LIMIT, message = LIMIT)
        @Nullable Integer limit,
    @Nullable String cursor) {

  /** Limited because the items of each suite are counted. */
  private static final int MAX_LIMIT = 100;

  private static final int DEFAULT_LIMIT = 20;
  private static final String LIMIT = "limit must be between 1 and 100";

  int size() {
    return Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
  }

  @Nullable SuiteState wanted() {
    return state == null
        ? null
        : Stream.of(SuiteState.values())
            .filter(known -> known.title().equalsIgnoreCase(state))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemExceptions.invalid(
                        "state",
                        "'%s' is not one of Pending, Running, Completed, Stopped"
                            .formatted(state)));
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
