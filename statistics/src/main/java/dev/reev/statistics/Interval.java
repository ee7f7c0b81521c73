package dev.reev.statistics;

/** A confidence interval, bounds included. */
public record Interval(double low, double high) {

  boolean contains(double value) {
    return low <= value && value <= high;
  }

  boolean within(double margin) {
    return -margin <= low && high <= margin;
  }

  /** Returns the part of the interval within these bounds. */
  Interval clip(double lowest, double highest) {
    return new Interval(Math.max(lowest, low), Math.min(highest, high));
  }
}
