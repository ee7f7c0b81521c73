package dev.reev.api.schedule.plan;

/** What of a schedule can be newer here than in Temporal, each by itself. */
public enum Part {
  TIMES,
  POLICY,
  PAUSE
}
