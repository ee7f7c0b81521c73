package dev.reev.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.session.FinalResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example agents in docs/bring-your-own-agent.md get full scores. */
class ExampleAgentsIT {

  @Test
  void shellAgent_onTheTransferOfSol_earnsAll() throws IOException {
    assertThat(run("001-sol-transfer", "examples/agents/transfer_agent.sh").score()).isEqualTo(1);
  }

  @Test
  void shellAgent_onWhatItDoesNotUnderstand_doesNothing() throws IOException {
    FinalResult result = run("002-spl-transfer", "examples/agents/transfer_agent.sh");
    assertThat(result.score()).isZero();
    assertThat(RealRun.steps(result).get(0).action()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"001-sol-transfer", "002-spl-transfer"})
  void pythonAgent_onTransfers_earnsAll(String benchmark) throws Exception {
    assumeTrue(hasPython(), "python3 is not on the PATH");
    FinalResult result = run(benchmark, "python3", "examples/agents/transfer_agent.py");
    assertThat(result.score()).isEqualTo(1);
    assertThat(RealRun.steps(result).get(0).thought()).contains("go to RECIPIENT");
  }

  private static FinalResult run(String benchmark, String... command) throws IOException {
    return RealRun.of(
        RealRun.ROOT.resolve("benchmarks").resolve(benchmark + ".yml"),
        new AgentDefinition.Command("example", List.of(command), List.of(), 60),
        Map.of(
            "PATH",
            Objects.requireNonNull(System.getenv("PATH")),
            "REEV_ROOT",
            RealRun.ROOT.toString()));
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      Process python = new ProcessBuilder("python3", "--version").start();
      return python.waitFor(10, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
