package dev.reev.api.dashboard.schedules;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tick as calendars and lists of schedules show it.
 *
 * @param state as it is stored
 * @param decision as it is stored; null before the end, and when there is nothing to decide
 * @param occurrences how many it stands for
 * @param at the time that the schedule meant, else the one at which it was known of
 */
record TickRow(
    String schedule,
    UUID id,
    String state,
    @Nullable String decision,
    int occurrences,
    Instant at) {

  /** The verdict or state in one word. */
  public String word() {
    return (decision == null ? state : decision).toLowerCase(Locale.ROOT);
  }
}
