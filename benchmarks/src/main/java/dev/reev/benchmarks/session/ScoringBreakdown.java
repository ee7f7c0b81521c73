package dev.reev.benchmarks.session;

import java.util.List;

/**
 * How a score came about. All scores are 0 to 1.
 *
 * @param instructionScore achieved / possible points
 * @param onchainScore 1 when the last transaction went through, else 0
 * @param finalScore the weighted sum, as in {@link FinalResult#score()}
 * @param issues remarks for people, one line each
 */
public record ScoringBreakdown(
    double instructionScore,
    double onchainScore,
    double finalScore,
    double pointsPossible,
    double pointsAchieved,
    List<String> issues,
    List<Mismatch> mismatches) {

  /**
   * A part of an expected instruction that earned nothing.
   *
   * @param instruction position, from 0
   * @param field {@code program_id}, {@code data}, {@code accounts[i]} or {@code instruction}
   * @param actual what the agent produced; {@code none} when it produced nothing there
   * @param lostPoints weight of the part
   */
  public record Mismatch(
      int instruction, String field, String expected, String actual, double lostPoints) {}
}
