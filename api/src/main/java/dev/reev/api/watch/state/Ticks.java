package dev.reev.api.watch.state;

import dev.reev.workflows.schedule.TickDecision;
import java.util.Locale;

/** Classification of decisions about ticks. */
public final class Ticks {

  private Ticks() {}

  /** Whether it can serve as a baseline for later ticks. */
  public static boolean isGood(TickDecision decision) {
    return switch (decision) {
      case BASELINE, GOOD, RECOVERED -> true;
      case NOT_WATCHED, REFUTED, REGRESSED, STILL_REGRESSED, INDECISIVE, ENVIRONMENT_INVALID ->
          false;
    };
  }

  /**
   * Whether webhooks are notified: of a regression, of a recovery, and of an environment that
   * prevents a verdict.
   */
  public static boolean isNews(TickDecision decision) {
    return switch (decision) {
      case REGRESSED, RECOVERED, ENVIRONMENT_INVALID -> true;
      case NOT_WATCHED, BASELINE, GOOD, REFUTED, STILL_REGRESSED, INDECISIVE -> false;
    };
  }

  /** Name on the wire. */
  public static String wireName(TickDecision decision) {
    return decision.name().toLowerCase(Locale.ROOT);
  }
}
