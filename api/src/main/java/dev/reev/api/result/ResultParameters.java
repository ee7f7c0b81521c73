package dev.reev.api.result;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.Ranges;
import dev.reev.api.request.TimeText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Query parameters of a list of results.
 *
 * @param agent only this one
 * @param benchmark only this one
 * @param startDate a day or a time: results of runs ordered then or later
 * @param endDate a day or a time: results of runs ordered before; of a day, until its end
 * @param page from 1
 * @param limit size of a page, 50 when left out
 */
record ResultParameters(
    @Nullable String agent,
    @Nullable String benchmark,
    @BindParam("min_score")
        @DecimalMin(value = "0", message = MIN_SCORE)
        @DecimalMax(value = "1", message = MIN_SCORE)
        @Nullable Double minScore,
    @BindParam("max_score")
        @DecimalMin(value = "0", message = MAX_SCORE)
        @DecimalMax(value = "1", message = MAX_SCORE)
        @Nullable Double maxScore,
    @BindParam("start_date") @Nullable String startDate,
    @BindParam("end_date") @Nullable String endDate,
    @Min(value = 1, message = PAGE) @Max(value = ResultQueries.WINDOW, message = PAGE)
        @Nullable Integer page,
    @Min(value = 1, message = LIMIT) @Max(value = MAX_LIMIT, message = LIMIT)
        @Nullable Integer limit) {

  /** About 80 KiB of answer. */
  private static final int MAX_LIMIT = 200;

  /** Page size of the first web client. */
  private static final int DEFAULT_LIMIT = 50;

  private static final String LIMIT = "limit must be between 1 and 200";
  private static final String PAGE =
      "page must be 1 or more, and at most 10000 divided by limit; older runs: /api/v1/runs, page by"
          + " page with its next_cursor";
  private static final String MIN_SCORE = "min_score must be between 0 and 1";
  private static final String MAX_SCORE = "max_score must be between 0 and 1";

  int size() {
    return Objects.requireNonNullElse(limit, DEFAULT_LIMIT);
  }

  int number() {
    return Objects.requireNonNullElse(page, 1);
  }

  /**
   * Rows before the page.
   *
   * @throws dev.reev.api.problem.ProblemException 400 when it is too far back
   */
  int offset() {
    if (number() * size() > ResultQueries.WINDOW) {
      throw ProblemExceptions.invalid("page", PAGE.substring("page ".length()));
    }
    return (number() - 1) * size();
  }

  ResultFilter filter() {
    Instant from = time("start_date", startDate, 0);
    Instant until = time("end_date", endDate, 1);
    // A day ends before the next one begins.
    Instant last = until == null || isTime(endDate) ? until : until.minusNanos(1);
    Ranges.requireOrder("start_date", from, "end_date", last);
    Ranges.requireOrder("min_score", minScore, "max_score", maxScore);
    return new ResultFilter(agent, benchmark, minScore, maxScore, from, until);
  }

  private static @Nullable Instant time(String field, @Nullable String text, int daysMore) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    Optional<Instant> time =
        isTime(text)
            ? TimeText.parse(text)
            : day(text).map(day -> day.plusDays(daysMore).atStartOfDay().toInstant(ZoneOffset.UTC));
    return time.orElseThrow(
        () ->
            ProblemExceptions.invalid(
                field, "must be a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z"));
  }

  private static boolean isTime(@Nullable String text) {
    return text != null && text.indexOf('T') >= 0;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> TimeText.isYear(day.getYear()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
