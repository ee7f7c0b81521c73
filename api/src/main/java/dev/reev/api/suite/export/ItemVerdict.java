package dev.reev.api.suite.export;

import dev.reev.api.suite.state.ItemView;

/** Outcome of an item in a test report. */
enum ItemVerdict {
  PASSED,
  /** Has a score and did not pass: it is below the threshold, or a check stands against it. */
  FAILURE,
  /** There is no score, and it is not the agent's answer that says so. */
  ERROR,
  /** It cannot run here, or was not run (to its end). */
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
