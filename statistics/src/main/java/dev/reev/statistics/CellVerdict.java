package dev.reev.statistics;

/** What a comparison comes to on one benchmark. */
public enum CellVerdict {
  IMPROVED,
  REGRESSED,
  /** Whatever difference there is, it is smaller than the margin. */
  SAME,
  /** Too little is known to say any of that. */
  INDECISIVE
}
