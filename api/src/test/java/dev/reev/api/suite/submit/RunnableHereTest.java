package dev.reev.api.suite.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import org.junit.jupiter.api.Test;

class RunnableHereTest {

  private static final Selected FORK = new Selected("100-jup-swap-sol-usdc", "00", true);
  private static final Selected EMBEDDED = new Selected("001-sol-transfer", "00", false);

  @Test
  void aBenchmarkThatNeedsAFork_cannotRunOnAHostWithoutOne() {
    assertThat(new RunnableHere(true, "").obstacle(FORK)).isPresent();
    assertThat(new RunnableHere(true, "").obstacle(EMBEDDED)).isEmpty();
  }

  @Test
  void withAForkOrOnOtherHosts_itMayRun() {
    assertThat(new RunnableHere(true, "http://127.0.0.1:8899").obstacle(FORK)).isEmpty();
    assertThat(new RunnableHere(false, "").obstacle(FORK)).isEmpty();
  }
}
