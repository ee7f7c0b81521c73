package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.sandbox.Workplace;
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

    Workplace workplace = RunNeeds.of(request(EMBEDDED, "mine"), worker, folder);
    assertThat(workplace.program()).containsExactly("/opt/mine/agent", "--fast");
    assertThat(workplace.inputs()).containsExactly(agents);
  }

  @Test
  void aCommandAgent_needsTheNetworkForHostsThatItNamesOnly(@TempDir Path folder) throws Exception {
    assertThat(network(request(EMBEDDED, "mine"), agents(folder, ""))).isFalse();
    assertThat(network(request(EMBEDDED, "mine"), agents(folder, "network: [api.example]")))
        .isTrue();
  }

  @Test
  void aBenchmarkThatNamesHosts_needsItForAgentsThatArePrograms(@TempDir Path folder)
      throws Exception {
    String yaml = "network: [feed.example.com]\n" + yaml(EMBEDDED);
    assertThat(network(request(EMBEDDED, yaml, "mine"), agents(folder, ""))).isTrue();
    assertThat(network(request(EMBEDDED, yaml, "deterministic"), Map.of())).isFalse();
  }

  @Test
  void unconfined_isWhatAPersonSaid(@TempDir Path folder) throws Exception {
    LaunchRequest request = request(EMBEDDED, "mine");
    assertThat(RunNeeds.unconfined(request, agents(folder, ""))).isFalse();
    assertThat(RunNeeds.unconfined(request, agents(folder, "unconfined: true"))).isTrue();
    assertThat(RunNeeds.unconfined(request, Map.of("REEV_RUNNER_SANDBOX", "none"))).isTrue();
    assertThat(RunNeeds.unconfined(request, Map.of("REEV_RUNNER_SANDBOX", "process"))).isFalse();
  }

  private static Map<String, String> agents(Path folder, String key) throws Exception {
    Path agents =
        Files.writeString(
            folder.resolve("agents.yml"),
            "agents: {mine: {kind: command, command: [/opt/mine/agent]%s}}"
                .formatted(key.isEmpty() ? "" : ", " + key));
    return Map.of("REEV_AGENTS_FILE", agents.toString());
  }

  private static boolean network(LaunchRequest request, Map<String, String> worker)
      throws RunnerNotStartedException {
    return RunNeeds.of(request, worker, Path.of("folder")).network();
  }

  private static LaunchRequest request(String benchmark, String agent) throws Exception {
    return request(benchmark, yaml(benchmark), agent);
  }

  private static String yaml(String benchmark) throws Exception {
    return Files.readString(Path.of("../benchmarks", benchmark + ".yml"));
  }

  private static LaunchRequest request(String benchmark, String yaml, String agent) {
    return new LaunchRequest("id", 1, 1, benchmark, yaml, agent, Duration.ofSeconds(1), null);
  }
}
