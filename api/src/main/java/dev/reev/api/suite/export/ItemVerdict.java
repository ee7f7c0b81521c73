package dev.reev.api.suite.export;

import dev.reev.api.suite.state.ItemView;

/** Outcome of an item in a test report. */
enum ItemVerdict {
  PASSED,
  /**
   * Has a score and did not pass: the score is below the threshold, or a failed check prevents
   * passing.
   */
  FAILURE,
  /** Has no score, for a reason other than the agent's answer. */
  ERROR,
  /** Cannot run here, was not started, or was stopped. */
  SKIPPED;

  static ItemVerdict of(ItemView item) {
    if (item.passed() != null) {
      return item.passed() ? PASSED : FAILURE;
    }
    return switch (item.state()) {
      case "Failed", "TimedOut" -> ERROR;
      default -> SKIPPED;
    };
  }
}
