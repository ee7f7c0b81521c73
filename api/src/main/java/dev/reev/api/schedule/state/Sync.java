package dev.reev.api.schedule.state;

import dev.reev.api.schedule.plan.Part;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Synchronization state of a schedule, and the last counters from Temporal.
 *
 * @param revision rises with each change made by the API
 * @param applied the revision that Temporal has; 0 before the first
 * @param changed parts that are newer here
 * @param refusal why Temporal did not take the newest revision
 * @param namespaceId of the Temporal that has it
 * @param temporalTimes the times in Temporal's own words
 * @param next times of the next ticks
 * @param actions ticks that Temporal started
 * @param missed ticks that came later than the catch-up window
 * @param skipped ticks that did not happen since another one was under way
 * @param deleted whether it is to be deleted in Temporal
 */
public record Sync(
    long revision,
    long applied,
    Set<Part> changed,
    @Nullable String refusal,
    @Nullable String namespaceId,
    @Nullable String temporalTimes,
    List<Instant> next,
    long actions,
    long missed,
    long skipped,
    boolean deleted) {

  public boolean isPending() {
    return applied < revision && refusal == null;
  }
}
