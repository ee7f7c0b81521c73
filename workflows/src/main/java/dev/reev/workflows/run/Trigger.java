package dev.reev.workflows.run;

import java.util.Locale;

/**
 * Origin of a run and of the workflows around it. Its words are in histories and in users' saved
 * filters: none is ever changed.
 */
public enum Trigger {
  /** A submission of a single run. */
  ORDER,
  /** A run that repeats an earlier one. */
  RERUN,
  /** A submitted suite. */
  SUITE,
  /** A tick of a schedule. */
  SCHEDULE,
  /** A confirming suite of a tick that suspects a regression. */
  CONFIRMATION;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
