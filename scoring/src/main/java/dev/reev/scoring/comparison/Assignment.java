package dev.reev.scoring.comparison;

import java.util.Arrays;

/**
 * The best one-to-one assignment of rows to columns, by the Hungarian method with potentials (Kuhn
 * 1955, Munkres 1957), in O(rows² x columns).
 */
final class Assignment {

  private static final int NONE = -1;

  private final double[][] gain;
  private final int rows;
  private final int columns;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf;

  private Assignment(double[][] gain, int columns) {
    this.gain = gain;
    this.rows = gain.length;
    this.columns = columns;
    this.rowPotential = new double[rows + 1];
    this.columnPotential = new double[columns + 1];
    this.rowOf = new int[columns + 1];
  }

  /**
   * Finds the assignment with the highest sum.
   *
   * @param gain by row and column, 0 or more
   * @param columns how many columns there are; may be fewer than rows
   * @return for each row its column, or -1 for a row without one
   */
  static int[] best(double[][] gain, int columns) {
    // The method needs a column for each row: the additional columns gain nothing.
    Assignment assignment = new Assignment(gain, Math.max(columns, gain.length));
    for (int row = 1; row <= assignment.rows; row++) {
      assignment.add(row);
    }
    int[] columnOf = new int[gain.length];
    Arrays.fill(columnOf, NONE);
    for (int column = 1; column <= assignment.columns; column++) {
      int row = assignment.rowOf[column];
      if (row > 0 && column <= columns) {
        columnOf[row - 1] = column - 1;
      }
    }
    return columnOf;
  }

  private double cost(int row, int column) {
    double[] known = gain[row - 1];
    return column <= known.length ? -known[column - 1] : 0;
  }

  /** Adds a row along the cheapest augmenting path. */
  private void add(int row) {
    double[] least = new double[columns + 1];
    int[] previous = new int[columns + 1];
    boolean[] seen = new boolean[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    rowOf[0] = row;
    int column = 0;
    do {
      seen[column] = true;
      int next = next(column, least, previous, seen);
      column = next;
    } while (rowOf[column] != 0);
    do {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    } while (column != 0);
  }

  private int next(int from, double[] least, int[] previous, boolean[] seen) {
    int row = rowOf[from];
    int best = 0;
    double delta = Double.POSITIVE_INFINITY;
    for (int column = 1; column <= columns; column++) {
      if (seen[column]) {
        continue;
      }
      double reduced = cost(row, column) - rowPotential[row] - columnPotential[column];
      if (reduced < least[column]) {
        least[column] = reduced;
        previous[column] = from;
      }
      if (least[column] < delta) {
        delta = least[column];
        best = column;
      }
    }
    for (int column = 0; column <= columns; column++) {
      if (seen[column]) {
        rowPotential[rowOf[column]] += delta;
        columnPotential[column] -= delta;
      } else {
        least[column] -= delta;
      }
    }
    return best;
  }
}
