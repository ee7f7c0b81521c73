package dev.reev.api.dashboard.runs;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.view.RunListParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Filter and order of a list of runs; null and empty parts do not filter.
 *
 * @param label {@code name=value}
 * @param text part of a name, or the beginning of an id
 * @param from first day (UTC) on which they were accepted, for example {@code 2026-01-31}
 * @param to last day
 * @param sort as the API names it; newest first without it
 * @param cursor where the page begins
 */
record RunFilterForm(
    @Nullable String state,
    @Nullable String benchmark,
    @Nullable String agent,
    @Nullable String label,
    @Nullable String suite,
    @Nullable String text,
    @Nullable String from,
    @Nullable String to,
    @Nullable String sort,
    @Nullable String cursor) {

  private static final String NEWEST = "newest";

  RunListParameters parameters() {
    String wantedState = given(state);
    String wantedLabel = given(label);
    LocalDate last = day("to", to);
    LocalDate first = day("from", from);
    if (first != null && last != null && first.isAfter(last)) {
      throw ProblemExceptions.invalid("from", "must not be after to");
    }
    return new RunListParameters(
        wantedState == null ? null : List.of(wantedState),
        given(benchmark),
        given(agent),
        wantedLabel == null ? null : List.of(wantedLabel),
        given(suite),
        given(text),
        start(first),
        last == null ? null : start(last.plusDays(1)),
        null,
        null,
        given(sort),
        null,
        given(cursor));
  }

  public boolean isFirstPage() {
    return given(cursor) == null;
  }

  /** Returns true when the newest runs come first; such a list refreshes itself. */
  public boolean isNewestFirst() {
    String order = given(sort);
    return order == null || order.equals(NEWEST);
  }

  /** Whether any run is left out. */
  public boolean isNarrowed() {
    return address(null, NEWEST).contains("?");
  }

  /** Whether the less usual filters are in use, so that a form shows them. */
  public boolean hasMore() {
    return given(label) != null || given(suite) != null || given(from) != null || given(to) != null;
  }

  RunFilterForm fromTheStart() {
    return new RunFilterForm(state, benchmark, agent, label, suite, text, from, to, sort, null);
  }

  /** Address of the same filter from a cursor on; null for the first page. */
  public String address(@Nullable String next) {
    return address(next, sort);
  }

  /** Address of the same filter in another order. */
  public String sorted(String order) {
    return address(null, order);
  }

  private String address(@Nullable String next, @Nullable String order) {
    Map<String, @Nullable String> parts = new TreeMap<>();
    parts.put("state", given(state));
    parts.put("benchmark", given(benchmark));
    parts.put("agent", given(agent));
    parts.put("label", given(label));
    parts.put("suite", given(suite));
    parts.put("text", given(text));
    parts.put("from", given(from));
    parts.put("to", given(to));
    parts.put("sort", NEWEST.equals(order) ? null : given(order));
    parts.put("cursor", next);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/runs");
    parts.forEach(
        (name, value) -> {
          if (value != null) {
            address.queryParam(name, "{" + name + "}");
          }
        });
    return address.encode().buildAndExpand(parts).toUriString();
  }

  private static @Nullable LocalDate day(String field, @Nullable String text) {
    String day = given(text);
    try {
      return day == null ? null : LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw ProblemExceptions.invalid(field, "must be a day such as 2026-01-31");
    }
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Forms send what was not filled in as empty texts. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
