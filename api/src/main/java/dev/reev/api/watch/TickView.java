package dev.reev.api.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.TickState;
import dev.reev.api.watch.state.Ticks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tick of a schedule.
 *
 * @param occurrences how many ticks this stands for: more than one only when they did not happen
 * @param scheduledAt the time that the schedule meant; null when it did not happen
 * @param suite null when none could be ordered
 * @param baselineSuite the suite it was compared with; null when there was none
 * @param decision baseline, good, refuted, regressed, still_regressed, recovered, indecisive,
 *     environment_invalid or not_watched; null before the end
 * @param reason one line for people
 * @param regressed agents that got worse, when that is the decision
 * @param firstBadTick the tick with which the regression began
 * @param changes what is not the same as in the baseline; null when nothing was compared
 */
public record TickView(
    UUID id,
    @JsonProperty("schedule_id") String schedule,
    TickState state,
    int occurrences,
    @Nullable Instant scheduledAt,
    Instant openedAt,
    @Nullable Instant endedAt,
    @JsonProperty("suite_id") @Nullable UUID suite,
    @JsonProperty("baseline_suite_id") @Nullable UUID baselineSuite,
    @Nullable String decision,
    @Nullable String reason,
    List<String> regressed,
    @JsonProperty("first_bad_tick_id") @Nullable UUID firstBadTick,
    @JsonRawValue @Nullable String changes,
    Map<String, String> links) {

  static TickView of(StoredTick tick) {
    return new TickView(
        tick.id(),
        tick.scheduleName(),
        tick.state(),
        tick.occurrences(),
        tick.scheduledAt(),
        tick.openedAt(),
        tick.endedAt(),
        tick.suite(),
        tick.baseline(),
        tick.decision() == null ? null : Ticks.wireName(tick.decision()),
        tick.reason(),
        tick.regressed(),
        tick.firstBad(),
        tick.changes(),
        links(tick));
  }

  public static String self(UUID id) {
    return "/api/v1/ticks/" + id;
  }

  private static Map<String, String> links(StoredTick tick) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self(tick.id()));
    links.put("schedule", "/api/v1/schedules/" + tick.scheduleName());
    if (tick.suite() != null) {
      links.put("suite", "/api/v1/suites/" + tick.suite());
    }
    if (tick.suite() != null && tick.baseline() != null) {
      links.put(
          "compare",
          "/api/v1/compare?base=%s&candidate=%s".formatted(tick.baseline(), tick.suite()));
    }
    if (tick.firstBad() != null) {
      links.put("first_bad_tick", self(tick.firstBad()));
    }
    return links;
  }
}
