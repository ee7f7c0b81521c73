package dev.reev.api.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values in a recorded answer that today's answer lacks. */
final class RecordedAnswer {

  /** Computed anew for each answer, by methods that may get better. */
  private static final Set<String> COMPUTED =
      Set.of("interval", "mean_interval", "pass_interval", "p_value", "p_adjusted");

  /** Names that have changed since the recording. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("benchmark", "benchmark_id"),
          Map.entry("run", "run_id"),
          Map.entry("suite", "suite_id"),
          Map.entry("schedule", "schedule_id"),
          Map.entry("tick", "tick_id"),
          Map.entry("rerun_of", "rerun_of_id"),
          Map.entry("baseline_suite", "baseline_suite_id"),
          Map.entry("first_bad_tick", "first_bad_tick_id"),
          Map.entry("confirmation_suite", "confirmation_suite_id"),
          Map.entry("suites", "data"),
          Map.entry("items", "data"),
          Map.entry("schedules", "data"),
          Map.entry("ticks", "data"));

  private static final double SAME = 1e-9;

  private RecordedAnswer() {}

  /** One line for each difference; fields that are new are none. */
  static List<String> lost(JsonNode before, JsonNode now) {
    List<String> lost = new ArrayList<>();
    compare("", before, now, lost);
    return lost;
  }

  private static void compare(String place, JsonNode before, JsonNode now, List<String> lost) {
    if (before.isObject() && now.isObject()) {
      before.properties().stream()
          .filter(field -> !COMPUTED.contains(field.getKey()))
          .forEach(
              field ->
                  compare(
                      place + "/" + field.getKey(),
                      field.getValue(),
                      now.path(name(field.getKey(), now)),
                      lost));
    } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(place + "/" + i, before.get(i), now.get(i), lost);
      }
    } else if (!same(before, now)) {
      lost.add("%s: was %s, is %s".formatted(place, before, now));
    }
  }

  private static String name(String before, JsonNode now) {
    return now.has(before) ? before : RENAMED.getOrDefault(before, before);
  }

  private static boolean same(JsonNode before, JsonNode now) {
    if (before.isNumber() && now.isNumber()) {
      return Math.abs(before.asDouble() - now.asDouble()) <= SAME;
    }
    return before.equals(now) || (isWordedAnew(before) && isWordedAnew(now));
  }

  /** The reason of a comparison, which is made for each answer; its numbers stand beside it. */
  private static boolean isWordedAnew(JsonNode text) {
    return text.asString("").startsWith("difference ");
  }
}
