package dev.reev.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.CombinationSampler;

/**
 * Permutation test within cells: if base and candidate were alike, any run of a cell could equally
 * well be the other side's (Pitman 1937, Supplement to the JRSS 4:119). Two-sided, on the weighted
 * sum of the differences of means.
 */
final class RelabelTest {

  /** Work limit of a test in runs times draws; takes some tenths of a second. */
  private static final int WORK = 20_000_000;

  private static final int FEWEST_DRAWS = 1_000;

  /**
   * Determines p = 0.05 to within 0.006 (two standard errors); to within 0.014 with the fewest
   * draws.
   */
  private static final int MOST_DRAWS = 5_000;

  private RelabelTest() {}

  /** Tests one cell: over all arrangements when their number allows it. */
  static PValue of(CellSample cell) {
    return CountedRelabelings.of(cell).orElseGet(() -> of(List.of(cell)));
  }

  /** Tests several cells together over random arrangements. */
  static PValue of(List<CellSample> cells) {
    List<CellSample> varying = cells.stream().filter(CellSample::varies).toList();
    if (varying.isEmpty()) {
      return PValue.NONE;
    }
    double[] content =
        varying.stream().flatMapToDouble(cell -> Arrays.stream(cell.pooled())).toArray();
    UniformRandomProvider random = ContentSeed.random(content);
    List<Pool> pools = varying.stream().map(cell -> new Pool(cell, random)).toList();
    int draws = Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, WORK / content.length));
    var count = new PValue.Count(pools.stream().mapToDouble(Pool::observed).sum());
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (Pool pool : pools) {
        sum += pool.draw();
      }
      count.add(sum);
    }
    return count.sampled();
  }

  /** Values of a cell without their side. */
  private static final class Pool {

    private final CellSample cell;
    private final double[] values;
    private final double total;
    private final CombinationSampler candidates;

    Pool(CellSample cell, UniformRandomProvider random) {
      this.cell = cell;
      values = cell.pooled();
      total = Arrays.stream(values).sum();
      candidates = new CombinationSampler(random, values.length, cell.candidate().length);
    }

    double observed() {
      return cell.weight() * cell.difference();
    }

    /** Returns the weighted difference of means of a random arrangement. */
    double draw() {
      double candidate = 0;
      for (int index : candidates.sample()) {
        candidate += values[index];
      }
      return cell.weight()
          * (candidate / cell.candidate().length - (total - candidate) / cell.base().length);
    }
  }
}
