package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsReloadTest {

  private static final String BOT =
      """
      agents:
        %s: { kind: command, command: [sh, -c, "true"], max_concurrent_runs: %d }
      """;

  @TempDir private Path folder;
  private Path file;
  private AgentCatalogue agents;
  private AgentLimits limits;
  private AgentsReload reload;
  private AgentsEnvironment environment;

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(folder.resolve("agents.yml"), BOT.formatted("old-bot", 2));
    environment = new AgentsEnvironment(Map.of(AgentCatalogue.FILE_VARIABLE, file.toString()));
    agents = AgentCatalogue.of(environment.variables());
    limits = AgentLimits.of(agents, "local=3");
    reload = new AgentsReload(agents, limits, environment, "local=3");
  }

  @Test
  void aChangedFile_countsForEverybodyWhoHasTheAgents() throws IOException {
    Files.writeString(file, BOT.formatted("new-bot", 5));

    AgentsReload.Reloaded reloaded = reload.reload();

    assertThat(reloaded.message()).endsWith("agents; new: new-bot; gone: old-bot");
    assertThat(reloaded.added()).containsExactly("new-bot");
    assertThat(reloaded.removed()).containsExactly("old-bot");
    assertThat(agents.find("new-bot")).isPresent();
    assertThat(agents.find("old-bot")).isEmpty();
    assertThat(limits.byAgent()).isEqualTo(Map.of("local", 3, "new-bot", 5));
  }

  @Test
  void aBrokenFile_changesNothing_andIsNamedWithItsLine() throws IOException {
    Files.writeString(file, "agents:\n  new-bot: { kind: oracle }\n");

    assertThatThrownBy(() -> reload.reload())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("agents.yml:2:")
        .hasMessageContaining("the agents are as before");
    assertThat(agents.find("old-bot")).isPresent();
    assertThat(limits.of("old-bot")).isEqualTo(2);
  }

  @Test
  void anAgentThatTheLimitsName_mustStay() throws IOException {
    reload = new AgentsReload(agents, limits, environment, "old-bot=4");
    Files.writeString(file, BOT.formatted("new-bot", 5));

    assertThatThrownBy(() -> reload.reload())
        .hasMessageContaining("REEV_AGENT_LIMITS: 'old-bot' is not an agent");
    assertThat(agents.find("old-bot")).isPresent();
  }
}
