package dev.reev.workflows.schedule;

/** The outcome of a tick. Names are stored: none is ever changed. */
public enum TickDecision {
  /** The schedule has no watch: the suite ran, nothing was compared. */
  NOT_WATCHED,
  /** The first tick, without an earlier one to compare it with. */
  BASELINE,
  /** Not worse than the baseline. */
  GOOD,
  /** Looked worse, and fresh runs did not show it again: a flake. */
  REFUTED,
  /** Worse, and fresh runs confirmed it: the first bad tick. */
  REGRESSED,
  /** Still worse, like the first bad tick before it. */
  STILL_REGRESSED,
  /** No longer worse, and better than the first bad tick. */
  RECOVERED,
  /** Too few scores, or fresh runs neither confirmed nor refuted the suspicion. */
  INDECISIVE,
  /** The control missed its known scores: the result says nothing about the agents. */
  ENVIRONMENT_INVALID
}
