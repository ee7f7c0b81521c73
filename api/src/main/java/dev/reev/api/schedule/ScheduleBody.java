package dev.reev.api.schedule;

import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Policy;
import dev.reev.api.schedule.plan.Times;
import dev.reev.api.suite.submit.SuiteBody;
import dev.reev.api.watch.rule.WatchBody;
import dev.reev.api.webhook.WebhookBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as clients describe it.
 *
 * @param name its id; cannot be changed
 * @param cron five fields: minute, hour, day of month, month, day of week; either this or {@code
 *     interval_seconds}
 * @param intervalSeconds time between ticks
 * @param timezone of the cron expression, from the IANA database; UTC when left out
 * @param jitterSeconds each tick is late by a random time of up to this; 0 when left out
 * @param overlap what happens when the tick before is still under way; {@code skip} when left out
 * @param catchupWindowSeconds a tick that is later than this, since Temporal was away, is missed;
 *     3600 when left out
 * @param suite the body of the suite that each tick orders
 * @param watch how ticks are compared; null without a comparison
 * @param webhook who is told of regressions, when that is one; null for nobody, and when {@code
 *     webhooks} says it
 * @param webhooks all who are told
 * @param note for people
 */
record ScheduleBody(
    @NotNull(message = NAME_RULE) @Pattern(regexp = NAME, message = NAME_RULE) String name,
    @Nullable String cron,
    @Min(value = MIN_INTERVAL, message = INTERVAL_RULE)
        @Max(value = YEAR_SECONDS, message = INTERVAL_RULE)
        @Nullable Integer intervalSeconds,
    @Nullable String timezone,
    @Min(value = 0, message = JITTER_RULE) @Max(value = MAX_JITTER, message = JITTER_RULE)
        @Nullable Integer jitterSeconds,
    @Nullable Overlap overlap,
    @Min(value = MIN_CATCHUP, message = CATCHUP_RULE)
        @Max(value = YEAR_SECONDS, message = CATCHUP_RULE)
        @Nullable Integer catchupWindowSeconds,
    @NotNull(message = "suite is missing") @Valid SuiteBody suite,
    @Valid @Nullable WatchBody watch,
    @Valid @Nullable WebhookBody webhook,
    @Size(max = MAX_WEBHOOKS, message = "webhooks must be at most 10")
        @Nullable List<@NotNull(message = "webhooks must not be null") WebhookBody> webhooks,
    @Pattern(regexp = NOTE, message = NOTE_RULE) @Nullable String note) {

  static final String NOTE = "[^\\p{Cc}]{0,500}";
  static final String NOTE_RULE =
      "note must have at most 500 characters, none of them control ones";

  static final int MAX_WEBHOOKS = 10;

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final String NAME_RULE = "name must have 1 to 64 letters, digits, '.', '_' or '-'";

  /** A suite takes longer than that, by and large. */
  private static final int MIN_INTERVAL = 10;

  /** Temporal's own minimum. */
  private static final int MIN_CATCHUP = 10;

  private static final int YEAR_SECONDS = 366 * 24 * 3600;
  private static final int MAX_JITTER = 24 * 3600;
  private static final String INTERVAL_RULE =
      "interval_seconds must be between 10 and 31622400 (366 days)";
  private static final String CATCHUP_RULE =
      "catchup_window_seconds must be between 10 and 31622400 (366 days)";
  private static final String JITTER_RULE = "jitter_seconds must be between 0 and 86400";

  /** An hour: what was missed longer ago is old news, and Temporal's default of a year a flood. */
  private static final int DEFAULT_CATCHUP = 3600;

  Times times() {
    return new Times(
        cron,
        intervalSeconds,
        Objects.requireNonNullElse(timezone, "UTC"),
        Objects.requireNonNullElse(jitterSeconds, 0));
  }

  Policy policy() {
    return new Policy(
        Objects.requireNonNullElse(overlap, Overlap.SKIP),
        Objects.requireNonNullElse(catchupWindowSeconds, DEFAULT_CATCHUP));
  }
}
