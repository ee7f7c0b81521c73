package dev.reev.api.dashboard.suites;

import dev.reev.api.dashboard.suites.SuiteMatrix.Row;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Filter and order of a matrix; null and empty parts do not filter.
 *
 * @param text part of the name of a benchmark
 * @param show a word of {@link #SHOWN}: benchmarks where some item is like that
 * @param agent the only one to be shown
 * @param sort key of the column whose mean scores come worst first, with a minus best first; else
 *     by the names of the benchmarks
 */
record MatrixForm(
    @Nullable String text, @Nullable String show, @Nullable String agent, @Nullable String sort) {

  private static final Map<String, Predicate<MatrixCell>> CONDITIONS =
      Map.of(
          "flawed", MatrixCell::isFlawed,
          "lost", cell -> cell.lost() > 0,
          "harm", cell -> cell.harmful() > 0,
          "open", cell -> cell.open() > 0);

  /** The choices of {@code show}, with their labels. */
  static final Map<String, String> SHOWN = shown();

  private static Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("flawed", "not all passed");
    shown.put("lost", "some lost");
    shown.put("harm", "with harm");
    shown.put("open", "not ended");
    return shown;
  }

  public boolean isNarrowed() {
    return given(text) != null || given(show) != null || given(agent) != null;
  }

  boolean wants(String name) {
    String only = given(agent);
    return only == null || only.equals(name);
  }

  boolean wants(Row row) {
    String part = given(text);
    String wanted = given(show);
    return (part == null
            || row.benchmark().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
        && (wanted == null
            || row.cells().stream()
                .filter(Objects::nonNull)
                .anyMatch(CONDITIONS.getOrDefault(wanted, cell -> true)));
  }

  /** Key of the column that it is sorted by; null for the names of the benchmarks. */
  public @Nullable String by() {
    String order = given(sort);
    return order == null || !bestFirst() ? order : order.substring(1);
  }

  public boolean bestFirst() {
    String order = given(sort);
    return order != null && order.startsWith("-");
  }

  /**
   * Address of the page with this filter, sorted by a column, by its other end if it is already.
   */
  public String sortedBy(UUID suite, String key) {
    return address("/suites/" + suite, key.equals(by()) && !bestFirst() ? "-" + key : key);
  }

  /** Address of the page with this filter by the names of the benchmarks. */
  public String unsorted(UUID suite) {
    return address("/suites/" + suite, null);
  }

  /** Address of the part of the page that is looked at again and again. */
  public String live(UUID suite) {
    return address("/suites/" + suite + "/live", sort);
  }

  private String address(String path, @Nullable String order) {
    Map<String, @Nullable String> parts = new LinkedHashMap<>();
    parts.put("text", given(text));
    parts.put("show", given(show));
    parts.put("agent", given(agent));
    parts.put("sort", given(order));
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    parts.forEach(
        (name, value) -> {
          if (value != null) {
            address.queryParam(name, "{" + name + "}");
          }
        });
    return address.encode().buildAndExpand(parts).toUriString();
  }

  /** Forms send what was not filled in as empty texts. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
