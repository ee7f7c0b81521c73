package dev.reev.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentRunsTest {

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 100", "4, 100", "8, 50", "13, 30", "200, 30"})
  void newest_isFewerTheMoreBenchmarksThereAre(int benchmarks, int newest) {
    assertThat(AgentRuns.newest(benchmarks)).isEqualTo(newest);
  }
}
