package dev.reev.statistics;

/** What a comparison comes to. */
public enum Verdict {
  /** The candidate's mean is higher, and chance alone would hardly show it so. */
  BETTER,
  /** The candidate's mean is lower, and chance alone would hardly show it so. */
  WORSE,
  /** Whatever difference there is, it is smaller than the margin. */
  SAME,
  /** Too little is known to say any of that. */
  INDECISIVE
}
