package dev.reev.scoring.instructions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.StepScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowScoreTest {

  private final FlowScore flow = new FlowScore();

  @Test
  void total_allStepsOk_isTheirMean() {
    flow.ran(1, true, true, breakdown(1.0));
    flow.ran(2, false, true, breakdown(0.8));
    assertTotal(0.9, 1.0);
  }

  @Test
  void total_aNonCriticalStepFailed_losesAFifth() {
    flow.ran(1, true, true, breakdown(1.0));
    flow.ran(2, false, false, breakdown(0.5));
    assertTotal(0.75 * 0.8, 0.8);
  }

  @Test
  void total_aCriticalStepFailed_losesHalf_andStepsNotRunCountAsZero() {
    flow.ran(1, false, true, breakdown(1.0));
    flow.ran(2, true, false, breakdown(0.5));
    flow.notRun(3, false);
    assertTotal(1.5 / 3 * 0.5, 0.5);
    assertThat(flow.total().steps())
        .extracting(StepScore::status)
        .containsExactly("ok", "failed", "not_run");
  }

  @Test
  void total_noStepOk_isZero() {
    flow.ran(1, false, false, breakdown(0.75));
    flow.ran(2, false, false, breakdown(0.75));
    assertTotal(0, 0);
  }

  private void assertTotal(double score, double factor) {
    ScoringBreakdown total = flow.total();
    assertThat(total.finalScore()).isCloseTo(score, within(1e-9));
    assertThat(total.flowFactor()).isEqualTo(factor);
  }

  private static ScoringBreakdown breakdown(double score) {
    return new ScoringBreakdown(
        score, 1, score, 2, 1, List.of(), List.of(), List.of(), List.of(), null);
  }
}
