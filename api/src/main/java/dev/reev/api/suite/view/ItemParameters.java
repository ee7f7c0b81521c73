package dev.reev.api.suite.view;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.suite.state.ItemStates;
import dev.reev.api.suite.state.SuiteItems.Filter;
import dev.reev.workflows.run.RunState;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of the items of a suite.
 *
 * @param state Pending, Running, Completed, Failed, Stopped, TimedOut or Skipped
 * @param model that answered; {@code -} for items of which none is known
 * @param limit size of a page, 200 when left out
 * @param cursor {@code next_cursor} of the page before
 */
public record ItemParameters(
    @Nullable String state,
    @Nullable String agent,
    @Nullable String benchmark,
    @Nullable String model,
    @Min(value = 1, message = LIMIT) @Max(value = MAX_LIMIT, message = LIMIT)
        @Nullable Integer limit,
    @Nullable String cursor) {

  /** About 500 KiB of response. */
  private static final int MAX_LIMIT = 1000;

  private static final int DEFAULT_LIMIT = 200;
  private static final String LIMIT = "limit must be between 1 and 1000";

  Filter filter() {
    return new Filter(stored(), given(agent), given(benchmark), given(model));
  }

  int size() {
    return Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
  }

  /** Ordinal of the last item of the previous page. */
  int after() {
    if (cursor == null) {
      return -1;
    }
    try {
      return Integer.parseUnsignedInt(cursor);
    } catch (NumberFormatException e) {
      throw ProblemExceptions.invalid(
          "cursor", "must be the next_cursor of an earlier page, unchanged");
    }
  }

  /** Forms send empty texts for fields that are not filled in. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private @Nullable String stored() {
    String wanted = given(state);
    if (wanted == null) {
      return null;
    }
    if (wanted.equalsIgnoreCase(ItemStates.SKIPPED)) {
      return ItemStates.SKIPPED.toUpperCase(Locale.ROOT);
    }
    return Stream.of(RunState.values())
        .map(RunState::name)
        .filter(known -> ItemStates.of(known).equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemExceptions.invalid(
                    "state",
                    "'%s' is not one of Pending, Running, Completed, Failed, Stopped, TimedOut, Skipped"
                        .formatted(wanted)));
  }
}
