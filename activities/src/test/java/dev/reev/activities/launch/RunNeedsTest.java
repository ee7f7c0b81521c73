package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.LaunchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNeedsTest {

  private static final String EMBEDDED = "001-sol-transfer";
  private static final String FORK = "100-jup-swap-sol-usdc";

  @Test
  void agentsThatAskNobodyOnTheEmbeddedLedger_needNone() throws Exception {
    assertThat(network(request(EMBEDDED, "deterministic"), Map.of())).isFalse();
    assertThat(network(request(EMBEDDED, "control-send-all"), Map.of())).isFalse();
  }

  @Test
  void everyOtherAgent_needsIt() throws Exception {
    assertThat(network(request(EMBEDDED, "local"), Map.of())).isTrue();
    assertThat(network(request(EMBEDDED, "unknown-here"), Map.of())).isTrue();
  }

  @Test
  void aBenchmarkOfTheRealChain_needsIt() throws Exception {
    assertThat(network(request(FORK, "deterministic"), Map.of())).isTrue();
  }

  @Test
  void aLedgerOrACollectorSomewhereElse_needsIt() throws Exception {
    for (String name : new String[] {"REEV_LEDGER_URL", "OTEL_EXPORTER_OTLP_ENDPOINT"}) {
      Map<String, String> worker = Map.of(name, "http://somewhere.example");
      assertThat(network(request(EMBEDDED, "deterministic"), worker)).isTrue();
    }
  }

  @Test
  void theProgramOfACommandAgent_isThereToRead(@TempDir Path folder) throws Exception {
    Path agents = folder.resolve("agents.yml");
    Files.writeString(
        agents,
        """
        agents:
          mine:
            kind: command
            command: [/opt/mine/agent, --fast]
        """);
    Map<String, String> worker = Map.of("REEV_AGENTS_FILE", agents.toString());

    assertThat(RunNeeds.of(request(EMBEDDED, "mine"), worker, folder).inputs())
        .containsExactly(agents, Path.of("/opt/mine/agent"));
  }

  private static boolean network(LaunchRequest request, Map<String, String> worker)
      throws RunnerNotStartedException {
    return RunNeeds.of(request, worker, Path.of("folder")).network();
  }

  private static LaunchRequest request(String benchmark, String agent) throws Exception {
    String yaml = Files.readString(Path.of("../benchmarks", benchmark + ".yml"));
    return new LaunchRequest("id", 1, 1, benchmark, yaml, agent, Duration.ofSeconds(1), null);
  }
}
