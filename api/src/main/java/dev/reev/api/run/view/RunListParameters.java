package dev.reev.api.run.view;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.Ranges;
import dev.reev.api.run.state.RunLimits;
import dev.reev.workflows.run.RunState;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Query parameters of a list of runs.
 *
 * @param state Pending, Running, Completed, Failed, Stopped or TimedOut; several are alternatives
 * @param label {@code name=value}, as they are ordered; also {@code name:value}, as it was written
 *     before; several must all fit
 * @param text part of the name of a benchmark, agent or suite, or the first six or more digits of
 *     the run's id
 * @param since runs accepted at this time or later, ISO 8601 with a time zone
 * @param until runs accepted before this time
 * @param sort newest (when left out), oldest, worst, best, longest, shortest, dearest or cheapest;
 *     but for time, runs without that value are left out
 * @param limit size of a page, 50 when left out
 * @param cursor {@code next_cursor} of the page before, in the same order
 */
public record RunListParameters(
    @Nullable List<String> state,
    @Nullable String benchmark,
    @Nullable String agent,
    @Nullable List<String> label,
    @Nullable String suite,
    @Size(max = MAX_TEXT, message = TEXT) @Nullable String text,
    @Nullable Instant since,
    @Nullable Instant until,
    @BindParam("min_score")
        @DecimalMin(value = "0", message = MIN_SCORE)
        @DecimalMax(value = "1", message = MIN_SCORE)
        @Nullable Double minScore,
    @BindParam("max_score")
        @DecimalMin(value = "0", message = MAX_SCORE)
        @DecimalMax(value = "1", message = MAX_SCORE)
        @Nullable Double maxScore,
    @Nullable String sort,
    @Min(value = 1, message = LIMIT) @Max(value = MAX_LIMIT, message = LIMIT)
        @Nullable Integer limit,
    @Nullable String cursor) {

  /** About 200 KiB of answer. */
  private static final int MAX_LIMIT = 200;

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_TEXT = 100;

  private static final Pattern COMMA = Pattern.compile(",");

  private static final Pattern LABEL = Pattern.compile("([^:=]+)[:=](.*)", Pattern.DOTALL);
  private static final String TEXT = "text must have at most 100 characters";
  private static final String LIMIT = "limit must be between 1 and 200";
  private static final String MIN_SCORE = "min_score must be between 0 and 1";
  private static final String MAX_SCORE = "max_score must be between 0 and 1";

  /** Of any time and score. */
  public static RunListParameters of(
      @Nullable List<String> state,
      @Nullable String benchmark,
      @Nullable String agent,
      @Nullable List<String> label,
      @Nullable String suite,
      @Nullable Integer limit,
      @Nullable String cursor) {
    return new RunListParameters(
        state, benchmark, agent, label, suite, null, null, null, null, null, null, limit, cursor);
  }

  RunFilter filter() {
    Ranges.requireOrder("since", since, "until", until);
    Ranges.requireOrder("min_score", minScore, "max_score", maxScore);
    RunSort order = RunSort.of(sort);
    return new RunFilter(
        states(),
        benchmark,
        agent,
        suite,
        labels(),
        text == null || text.isBlank() ? null : text.strip(),
        since,
        until,
        minScore,
        maxScore,
        order,
        after(order),
        Objects.requireNonNullElse(limit, DEFAULT_LIMIT));
  }

  private Set<RunState> states() {
    Set<RunState> states = new LinkedHashSet<>();
    for (String text :
        COMMA.split(String.join(",", Objects.requireNonNullElse(state, List.of())), -1)) {
      if (text.isEmpty()) {
        continue;
      }
      states.add(
          Stream.of(RunState.values())
              .filter(known -> known.title().equalsIgnoreCase(text))
              .findFirst()
              .orElseThrow(
                  () ->
                      ProblemExceptions.invalid(
                          "state",
                          "'%s' is not one of Pending, Running, Completed, Failed, Stopped, TimedOut"
                              .formatted(text))));
    }
    return states;
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String text : Objects.requireNonNullElse(label, List.<String>of())) {
      // No name holds either; a value may hold both.
      Matcher label = LABEL.matcher(text);
      if (!label.matches() || labels.put(label.group(1), label.group(2)) != null) {
        throw ProblemExceptions.invalid(
            "label", "must be name=value, and each name may stand there once only");
      }
      if (labels.size() > RunLimits.MAX_LABELS) {
        throw ProblemExceptions.invalid(
            "label", "must be at most %d".formatted(RunLimits.MAX_LABELS));
      }
    }
    return labels;
  }

  private @Nullable RunCursor after(RunSort order) {
    try {
      return cursor == null ? null : RunCursor.parse(order, cursor);
    } catch (IllegalArgumentException e) {
      throw ProblemExceptions.invalid(
          "cursor", "must be the next_cursor of an earlier page, unchanged and in the same order");
    }
  }
}
