package dev.reev.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void line_goesFromLeftToRight_withTheHighestScoreOnTop() {
    assertThat(Sparkline.of(List.of(0.0, 1.0, 0.5)).path())
        .isEqualTo("M1.0 15.0h0L30.0 1.0L59.0 8.0");
  }

  @Test
  void lineHasAGap_whereThereIsNoScore() {
    assertThat(Sparkline.of(Arrays.asList(1.0, null, 1.0)).path())
        .isEqualTo("M1.0 1.0h0M59.0 1.0h0");
  }

  @Test
  void oneScore_isNoLine() {
    assertThat(Sparkline.of(List.of(1.0)).path()).isEmpty();
    assertThat(Sparkline.of(List.of()).path()).isEmpty();
  }
}
