package dev.reev.api.suite.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.suite.SuiteState;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuiteProgressTest {

  private static final SuiteProgress HALF =
      new SuiteProgress(40, 10, 45, 3, 1, 1, 30, 0.5, 12.0, null);

  @Test
  void theTimeLeft_isThatOfTheRunsLeftAtTheirPace() {
    assertThat(HALF.etaSeconds(suite(SuiteState.RUNNING, false, 100))).isEqualTo(50 * 12 / 10);
  }

  @Test
  void nothingIsForetold_beforeTheFirstEnd_duringAPause_andAfterTheEnd() {
    var fresh = new SuiteProgress(50, 0, 0, 0, 0, 0, 0, null, null, null);

    assertThat(fresh.etaSeconds(suite(SuiteState.RUNNING, false, 100))).isNull();
    assertThat(HALF.etaSeconds(suite(SuiteState.RUNNING, true, 100))).isNull();
    assertThat(HALF.etaSeconds(suite(SuiteState.COMPLETED, false, 100))).isNull();
  }

  @Test
  void aSuiteIsAtHundredPercent_exactlyWhenItHasEnded() {
    var allEnded = new SuiteProgress(0, 0, 100, 0, 0, 0, 0, 0.0, 1.0, null);

    assertThat(HALF.percent(suite(SuiteState.RUNNING, false, 100))).isEqualTo(50);
    assertThat(allEnded.percent(suite(SuiteState.RUNNING, false, 100))).isEqualTo(99);
    assertThat(allEnded.percent(suite(SuiteState.STOPPED, false, 100))).isEqualTo(100);
  }

  private static StoredSuite suite(SuiteState state, boolean paused, int items) {
    var order =
        new SuiteOrder(
            "s", List.of("*"), List.of(), List.of("a"), 1, 10, null, 300, 3, new TreeMap<>());
    return new StoredSuite(
        UUID.randomUUID(),
        SuiteKind.ORDINARY,
        state,
        order,
        items,
        paused,
        false,
        null,
        1,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        null);
  }
}
