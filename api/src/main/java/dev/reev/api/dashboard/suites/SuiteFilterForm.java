package dev.reev.api.dashboard.suites;

import dev.reev.api.suite.view.SuiteListParameters;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Filter of a list of suites; null and empty parts do not filter.
 *
 * @param cursor where the page begins
 */
record SuiteFilterForm(@Nullable String name, @Nullable String state, @Nullable String cursor) {

  SuiteListParameters parameters() {
    return new SuiteListParameters(given(name), given(state), null, given(cursor));
  }

  public boolean isFirstPage() {
    return given(cursor) == null;
  }

  /** Whether any suite is left out. */
  public boolean isNarrowed() {
    return given(name) != null || given(state) != null;
  }

  /** Address of the same filter from a cursor on; null for the newest suites. */
  public String address(@Nullable String from) {
    Map<String, @Nullable String> parts = new TreeMap<>();
    parts.put("name", given(name));
    parts.put("state", given(state));
    parts.put("cursor", from);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/suites");
    parts.forEach(
        (part, value) -> {
          if (value != null) {
            address.queryParam(part, "{" + part + "}");
          }
        });
    return address.encode().buildAndExpand(parts).toUriString();
  }

  /** Forms send what was not filled in as empty texts. */
  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
