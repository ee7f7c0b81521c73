package dev.reev.api.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.numbers.combinatorics.Combinations;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Permutation test within cells: were base and candidate alike, any of a cell's runs might as well
 * have been made by the other side (Pitman 1937, Supplement to the JRSS 4:119). Two-sided, on the
 * weighted sum of the differences of means.
 */
final class RelabelTest {

  /** All arrangements of one cell are looked at up to here: eight runs a side. */
  private static final int EXACT_UP_TO = 20_000;

  /** Work of a test: runs times draws. Some tenths of a second. */
  private static final int WORK = 20_000_000;

  /** p = 0.05 is then known to within 0.014 and 0.004 (two standard errors). */
  private static final int FEWEST_DRAWS = 1_000;

  private static final int MOST_DRAWS = 10_000;

  private RelabelTest() {}

  /** Of one cell. */
  static PValue of(CellSample cell) {
    double arrangements =
        BinomialCoefficientDouble.value(
            cell.base().length + cell.candidate().length, cell.candidate().length);
    if (arrangements > EXACT_UP_TO) {
      return of(List.of(cell));
    }
    return cell.varies() ? exact(cell) : PValue.NONE;
  }

  /** Of several cells together; the difference of each counts with its weight. */
  static PValue of(List<CellSample> cells) {
    List<CellSample> varied = cells.stream().filter(CellSample::varies).toList();
    if (varied.isEmpty()) {
      return PValue.NONE;
    }
    List<Pool> pools = varied.stream().map(Pool::new).toList();
    double[] content = pools.stream().flatMapToDouble(p -> Arrays.stream(p.values)).toArray();
    UniformRandomProvider random = ContentSeed.random(content);
    int draws = Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, WORK / content.length));
    double observed = 0;
    for (CellSample cell : varied) {
      observed += cell.weight() * cell.difference();
    }
    var count = new PValue.Count(observed);
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (Pool pool : pools) {
        ArraySampler.shuffle(random, pool.values);
        sum += pool.difference(pool.sumOfFirst());
      }
      count.add(sum);
    }
    return count.sampled();
  }

  private static PValue exact(CellSample cell) {
    Pool pool = new Pool(cell);
    var count = new PValue.Count(cell.weight() * cell.difference());
    for (int[] chosen : Combinations.of(pool.values.length, pool.candidates)) {
      double sum = 0;
      for (int index : chosen) {
        sum += pool.values[index];
      }
      count.add(pool.difference(sum));
    }
    return count.exact();
  }

  /** The numbers of a cell without their side, sorted so that their order does not tell it. */
  private static final class Pool {

    private final double[] values;
    private final int candidates;
    private final double total;
    private final double weight;

    Pool(CellSample cell) {
      values = cell.pooled();
      candidates = cell.candidate().length;
      total = Arrays.stream(values).sum();
      weight = cell.weight();
    }

    double sumOfFirst() {
      double sum = 0;
      for (int i = 0; i < candidates; i++) {
        sum += values[i];
      }
      return sum;
    }

    /** The weighted difference of means, had the candidate's numbers this sum. */
    double difference(double candidateSum) {
      return weight
          * (candidateSum / candidates - (total - candidateSum) / (values.length - candidates));
    }
  }
}
