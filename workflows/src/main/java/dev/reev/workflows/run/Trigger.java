package dev.reev.workflows.run;

import java.util.Locale;

/**
 * What set off a run, and the workflows around it. Its words are in histories and in the lists that
 * people keep: none is ever changed.
 */
public enum Trigger {
  /** A run of its own. */
  ORDER,
  /** A run that repeats another one. */
  RERUN,
  /** A suite that somebody ordered. */
  SUITE,
  /** A tick of a schedule. */
  SCHEDULE,
  /** A tick that makes sure of what it suspects. */
  CONFIRMATION;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
