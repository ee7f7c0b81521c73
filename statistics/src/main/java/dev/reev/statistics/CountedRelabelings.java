package dev.reev.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;

/**
 * All ways to deal out the runs of one cell to base and candidate. Runs with the same number are
 * dealt out together: only how many of them go to the candidate matters, and in how many ways.
 */
final class CountedRelabelings {

  /** Some milliseconds. Eight different numbers a side, or hundreds of runs that pass or do not. */
  private static final long MOST_CHOICES = 100_000;

  /** Beyond, the number of ways is more than a double holds. */
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

  /** Empty when there are too many. */
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
   * Deals out the numbers from this one on.
   *
   * @param left how many the candidate still gets
   * @param sum of those it has
   * @param ways in which it came to these
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
