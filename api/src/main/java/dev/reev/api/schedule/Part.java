package dev.reev.api.schedule;

/** What of a schedule can be newer here than in Temporal, each by itself. */
enum Part {
  TIMES,
  POLICY,
  PAUSE
}
