package dev.reev.statistics;

/** Verdict of a comparison. */
public enum Verdict {
  /** The candidate's mean is higher, and chance alone would rarely produce such a difference. */
  BETTER,
  /** The candidate's mean is lower, and chance alone would rarely produce such a difference. */
  WORSE,
  /** Any difference is smaller than the margin. */
  SAME,
  /** The data do not suffice for any of the others. */
  INDECISIVE
}
