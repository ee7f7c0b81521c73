package dev.reev.api.outbox;

import dev.reev.api.temporal.UnavailableException;

/**
 * One kind of work that the {@link Outbox} sends to Temporal. Its place among the others is its
 * {@link org.springframework.core.annotation.Order}: runs start first, since users wait for them.
 */
public interface OutboxSource {

  int RUN_STARTS = 1;
  int RUN_CANCELS = 2;
  int SUITE_STARTS = 3;
  int SCORE_STARTS = 4;
  int SCHEDULE_CHANGES = 5;

  /** Does what needs no Temporal, also while it is away. */
  default void settleLocally() {}

  /** Whether Temporal answers. Asked before any row is locked, so that no row waits for it. */
  boolean isReachable();

  /**
   * Sends one thing, in a transaction that keeps its row locked meanwhile: of several servers only
   * one sends it. Returns whether there may be more.
   */
  boolean sendNext() throws UnavailableException;
}
