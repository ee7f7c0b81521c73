package dev.reev.api.watch.state;

import dev.reev.workflows.schedule.TickDecision;
import java.util.Locale;

/** What the decisions about ticks mean. */
public final class Ticks {

  private Ticks() {}

  /** Whether later ticks can be compared with it. */
  public static boolean isGood(TickDecision decision) {
    return switch (decision) {
      case BASELINE, GOOD, RECOVERED -> true;
      case NOT_WATCHED, REFUTED, REGRESSED, STILL_REGRESSED, INDECISIVE, ENVIRONMENT_INVALID ->
          false;
    };
  }

  /**
   * Whether others are told of it: what began, what ended, and what keeps the watch from working.
   */
  public static boolean isNews(TickDecision decision) {
    return switch (decision) {
      case REGRESSED, RECOVERED, ENVIRONMENT_INVALID -> true;
      case NOT_WATCHED, BASELINE, GOOD, REFUTED, STILL_REGRESSED, INDECISIVE -> false;
    };
  }

  /** As clients see it. */
  public static String wireName(TickDecision decision) {
    return decision.name().toLowerCase(Locale.ROOT);
  }
}
