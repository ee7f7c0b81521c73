package dev.reev.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void best_isBetterThanGreedy() {
    assertThat(Assignment.best(new double[][] {{9, 8}, {8, 1}}, 2)).containsExactly(1, 0);
  }

  @Test
  void best_withFewerColumnsThanRows_leavesRowsOut() {
    assertThat(Assignment.best(new double[][] {{1}, {5}, {2}}, 1)).containsExactly(-1, 0, -1);
    assertThat(Assignment.best(new double[][] {{}, {}}, 0)).containsExactly(-1, -1);
    assertThat(Assignment.best(new double[][] {}, 3)).isEmpty();
  }

  @Test
  void best_equalsTrialOfEveryAssignment() {
    Random random = new Random(7);
    for (int trial = 0; trial < 300; trial++) {
      int rows = 1 + random.nextInt(5);
      int columns = random.nextInt(6);
      double[][] gain = new double[rows][columns];
      for (double[] row : gain) {
        for (int i = 0; i < columns; i++) {
          row[i] = random.nextInt(10);
        }
      }
      int[] best = Assignment.best(gain, columns);
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += best[row] < 0 ? 0 : gain[row][best[row]];
      }
      assertThat(sum).isEqualTo(highest(gain, 0, new boolean[columns]));
    }
  }

  private static double highest(double[][] gain, int row, boolean[] taken) {
    if (row == gain.length) {
      return 0;
    }
    double highest = highest(gain, row + 1, taken);
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        taken[i] = true;
        highest = Math.max(highest, gain[row][i] + highest(gain, row + 1, taken));
        taken[i] = false;
      }
    }
    return highest;
  }
}
