package dev.reev.api.benchmark;

import java.time.Instant;

/**
 * A text that a run of a benchmark was, or could be, made from.
 *
 * @param sha256 of the text, lower-case hex; runs name it
 * @param firstSeenAt when it was first stored
 * @param yaml the text exactly as read
 */
record VersionView(String sha256, String benchmarkId, Instant firstSeenAt, String yaml) {

  /**
   * The same without its text.
   *
   * @param current whether a run that is ordered now uses it
   */
  record Summary(String sha256, Instant firstSeenAt, boolean current) {}
}
