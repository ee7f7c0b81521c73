package dev.reev.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;

/**
 * All ways to assign the runs of one cell to base and candidate. Runs with equal values are
 * assigned together: only how many of them go to the candidate matters, and the number of ways to
 * choose them.
 */
final class CountedRelabelings {

  /**
   * Limit that takes some milliseconds: eight different values a side, or hundreds of runs that
   * only pass or fail.
   */
  private static final long MOST_CHOICES = 100_000;

  /** Above it, the number of ways exceeds the range of a double. */
  private static final int MOST_RUNS = 1_000;

  private final CellSample cell;
  private final double[] numbers;
  private final int[] occurrences;
  private final double total;
  private final PValue.Count count;

  private CountedRelabelings(CellSample cell, double[] pooled) {
    this.cell = cell;
    numbers = Arrays.stream(pooled).distinct().toArray();
    occurrences =
        Arrays.stream(numbers)
            .mapToInt(number -> (int) Arrays.stream(pooled).filter(p -> p == number).count())
            .toArray();
    total = Arrays.stream(pooled).sum();
    count = new PValue.Count(cell.difference());
  }

  /** Exact p-value of a cell; empty when there are too many assignments. */
  static Optional<PValue> of(CellSample cell) {
    double[] pooled = cell.pooled();
    var all = new CountedRelabelings(cell, pooled);
    if (pooled.length > MOST_RUNS || all.choices() > MOST_CHOICES) {
      return Optional.empty();
    }
    all.deal(0, cell.candidate().length, 0, 1);
    return Optional.of(all.count.exact());
  }

  private double choices() {
    return Arrays.stream(occurrences).asDoubleStream().map(n -> n + 1).reduce(1, (a, b) -> a * b);
  }

  /**
   * Assigns the values from this index on.
   *
   * @param left how many values the candidate still needs
   * @param sum of the values assigned to the candidate
   * @param ways number of ways that lead to this assignment
   */
  private void deal(int index, int left, double sum, double ways) {
    if (index == numbers.length) {
      if (left == 0) {
        double candidate = sum / cell.candidate().length;
        count.add(candidate - (total - sum) / cell.base().length, ways);
      }
      return;
    }
    for (int given = 0; given <= Math.min(left, occurrences[index]); given++) {
      deal(
          index + 1,
          left - given,
          sum + given * numbers[index],
          ways * BinomialCoefficientDouble.value(occurrences[index], given));
    }
  }
}
