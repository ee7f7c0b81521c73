package dev.reev.api.schedule.plan;

import org.jspecify.annotations.Nullable;

/**
 * Times of a schedule: cron or interval; neither when it was edited in Temporal to times that Reev
 * cannot express.
 *
 * @param cron five fields
 * @param intervalSeconds counted from the epoch
 * @param timeZone of the cron expression, as in the IANA database
 * @param jitterSeconds each tick is late by a random time of up to this
 */
public record Times(
    @Nullable String cron, @Nullable Integer intervalSeconds, String timeZone, int jitterSeconds) {

  public boolean isCustom() {
    return cron == null && intervalSeconds == null;
  }
}
