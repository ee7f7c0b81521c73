package dev.reev.api.watch;

import dev.reev.workflows.schedule.TickDecision;

/** What the decisions about ticks mean for later ones. */
final class Ticks {

  private Ticks() {}

  /** Whether later ticks can be compared with it. */
  static boolean isGood(TickDecision decision) {
    return switch (decision) {
      case BASELINE, GOOD, RECOVERED -> true;
      case NOT_WATCHED, REFUTED, REGRESSED, STILL_REGRESSED, INDECISIVE, ENVIRONMENT_INVALID ->
          false;
    };
  }
}
