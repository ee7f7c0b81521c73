package dev.reev.api.schedule;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.request.Ranges;
import dev.reev.api.schedule.engine.ScheduleEngine.Range;
import dev.reev.api.schedule.plan.CronRule;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Times;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of the past for which a schedule is to tick.
 *
 * @param from the first time that counts
 * @param to the last time that counts; not in the future
 * @param overlap what happens when one is still under way; {@code buffer_all} when left out, so
 *     that all happen, one after the other
 */
record BackfillBody(
    @NotNull(message = "from is missing") Instant from,
    @NotNull(message = "to is missing") Instant to,
    @Nullable Overlap overlap) {

  /** What Temporal keeps waiting for a schedule. */
  private static final int MOST_TICKS = 1000;

  BackfillBody {
    overlap = Objects.requireNonNullElse(overlap, Overlap.BUFFER_ALL);
  }

  /** The range, checked against the times of the schedule. */
  Range range(Times times, Instant now) {
    Instant first = from;
    Instant last = to;
    Ranges.requireOrder("from", first, "to", last);
    if (last.isAfter(now)) {
      throw ProblemExceptions.invalid("to", "must not be in the future");
    }
    if (ticks(times, first, last) > MOST_TICKS) {
      throw ProblemExceptions.invalid("from", "must be later: the range has more than 1000 ticks");
    }
    return new Range(first, last);
  }

  private static long ticks(Times times, Instant first, Instant last) {
    if (times.intervalSeconds() != null) {
      return Duration.between(first, last).toSeconds() / times.intervalSeconds();
    }
    return times.cron() == null
        ? 0
        : CronRule.count(
            times.cron(), ScheduleContents.zone(times.timeZone()), first, last, MOST_TICKS + 1);
  }
}
