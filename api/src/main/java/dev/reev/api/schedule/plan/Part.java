package dev.reev.api.schedule.plan;

/** Parts of a schedule that are synchronized to Temporal independently. */
public enum Part {
  TIMES,
  POLICY,
  PAUSE
}
