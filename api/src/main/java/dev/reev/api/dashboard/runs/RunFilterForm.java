package dev.reev.api.dashboard.runs;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which runs a page shows; null and empty parts do not filter.
 *
 * @param label {@code name=value}
 * @param cursor where the page begins
 */
record RunFilterForm(
    @Nullable String state,
    @Nullable String benchmark,
    @Nullable String agent,
    @Nullable String label,
    @Nullable String suite,
    @Nullable String cursor) {

  public boolean isFirstPage() {
    return cursor == null || cursor.isBlank();
  }

  /** Address of the same filter from a cursor on; null for the newest runs. */
  public String address(@Nullable String from) {
    Map<String, @Nullable String> parts = new TreeMap<>();
    parts.put("state", state);
    parts.put("benchmark", benchmark);
    parts.put("agent", agent);
    parts.put("label", label);
    parts.put("suite", suite);
    parts.put("cursor", from);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/runs");
    parts.forEach(
        (name, value) -> {
          if (value != null && !value.isBlank()) {
            address.queryParam(name, "{" + name + "}");
          }
        });
    return address.encode().buildAndExpand(parts).toUriString();
  }
}
