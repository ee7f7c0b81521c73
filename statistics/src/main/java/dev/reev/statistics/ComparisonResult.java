package dev.reev.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Base against candidate.
 *
 * @param reason one line for people
 * @param difference candidate minus base, mean over benchmarks; null without a pair
 * @param interval of the difference; null when there is too little to tell
 * @param pValue of a two-sided permutation test; null without a pair
 * @param pairs cells that have a number on both sides
 * @param benchmarks distinct benchmarks among them
 * @param cells all cells that both sides ordered, the largest loss first, those without a pair last
 * @param unpaired cells that only one side ordered or could run
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
   * One side, in the cells that both sides ordered.
   *
   * @param broke runs whose agent broke
   * @param mean over benchmarks with a pair; null without one
   */
  public record Side(Coverage coverage, int broke, @Nullable Double mean) {}

  /**
   * One cell.
   *
   * @param agent null when the sides have one each, and not the same
   * @param pValue of a two-sided permutation test; null without a pair
   * @param pAdjusted corrected for the number of cells looked at; 1 when the cell has too few runs
   *     to tell anything
   * @param base what was observed, as it was given
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
