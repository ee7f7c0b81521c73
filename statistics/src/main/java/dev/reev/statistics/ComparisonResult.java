package dev.reev.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base compared with the candidate.
 *
 * @param reason one line for readers
 * @param difference candidate minus base, mean over benchmarks; null without a pair
 * @param interval of the difference; null when the data do not suffice
 * @param pValue of a two-sided permutation test; null without a pair
 * @param pairs cells that have a value on both sides
 * @param benchmarks distinct benchmarks among them
 * @param cells all cells requested on both sides, the largest loss first, those without a pair last
 * @param unpaired cells that only one side requested or could run
 */
public record ComparisonResult(
    Verdict verdict,
    String reason,
    Scope scope,
    Side base,
    Side candidate,
    @Nullable Double difference,
    @Nullable Interval interval,
    @Nullable Double pValue,
    int pairs,
    int benchmarks,
    List<CellComparison> cells,
    List<Cell> unpaired) {

  /**
   * One side, in the cells requested on both sides.
   *
   * @param broke runs whose agent broke
   * @param mean over benchmarks with a pair; null without one
   */
  public record Side(Coverage coverage, int broke, @Nullable Double mean) {}

  /**
   * Comparison of one cell.
   *
   * @param agent null when each side has one agent and they differ
   * @param pValue of a two-sided permutation test; null without a pair
   * @param pAdjusted corrected for the number of cells tested; 1 when the cell has too few runs to
   *     show a difference
   * @param base observations as they were passed in
   */
  public record CellComparison(
      String benchmark,
      @Nullable String agent,
      CellVerdict verdict,
      @Nullable Double baseMean,
      @Nullable Double candidateMean,
      @Nullable Double difference,
      @Nullable Double pValue,
      @Nullable Double pAdjusted,
      List<ObservedRun> base,
      List<ObservedRun> candidate) {

    /** Comparison of a cell in which one side has no result. */
    CellComparison(
        String benchmark,
        @Nullable String agent,
        List<ObservedRun> base,
        List<ObservedRun> candidate) {
      this(benchmark, agent, CellVerdict.INDECISIVE, null, null, null, null, null, base, candidate);
    }
  }
}
