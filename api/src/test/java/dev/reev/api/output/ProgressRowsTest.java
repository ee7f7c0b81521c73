package dev.reev.api.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.RunnerProgress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressRowsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 0",
    "0, 6, 1, 50",
    "0, 1000000, 1, 99",
    "1, 0, 1, 99",
    "1, 0, 4, 25",
    "1, 6, 4, 37",
    "4, 0, 4, 99",
    "9, 3, 4, 99"
  })
  void percent_followsStepsAndNeverSaysDone(int stepsDone, int stepEvents, int steps, int percent) {
    assertThat(ProgressRows.percent(progress(stepsDone, stepEvents, steps))).isEqualTo(percent);
  }

  @Test
  void percent_ofUnknownSteps_isThatOfOne() {
    assertThat(ProgressRows.percent(progress(0, 6, null))).isEqualTo(50);
  }

  @Test
  void percent_onlyRisesWithinAnAttempt() {
    int last = 0;
    for (int step = 0; step < 3; step++) {
      for (int event = 0; event < 50; event++) {
        int percent = ProgressRows.percent(progress(step, event, 3));
        assertThat(percent).isGreaterThanOrEqualTo(last);
        last = percent;
      }
    }
  }

  private static RunnerProgress progress(int stepsDone, int stepEvents, @Nullable Integer steps) {
    return new RunnerProgress(9, 1, 1, stepsDone, stepEvents, steps, null, null, null);
  }
}
