package dev.reev.statistics;

/** Verdict of a comparison on one benchmark. */
public enum CellVerdict {
  IMPROVED,
  REGRESSED,
  /** Any difference is smaller than the margin. */
  SAME,
  /** The data do not suffice for any of the others. */
  INDECISIVE
}
