package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.trace.Traceparent;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerEnvironmentTest {

  private static final String AGENTS =
      """
      agents:
        my-gpt: {kind: chat, base_url: "https://llm.example/v1", model: m, key_variable: GPT_KEY}
        my-bot: {kind: command, command: [bot], variables: [BOT_KEY]}
      """;

  @TempDir Path folder;
  private final Map<String, String> worker = new HashMap<>();

  @BeforeEach
  void everythingIsSet() throws IOException {
    Files.writeString(folder.resolve("agents.yml"), AGENTS);
    worker.put("PATH", "/bin");
    worker.put("REEV_ROOT", folder.toString());
    worker.put("REEV_AGENTS_FILE", "agents.yml");
    worker.put("REEV_BENCHMARKS_DIR", "benchmarks:" + folder);
    worker.put("JUPITER_API_BASE_URL", "http://127.0.0.1:1");
    worker.put("REEV_OUTBOUND_HOSTS", "ledger.internal");
    worker.put("OTEL_SERVICE_NAME", "reev");
    for (String secret :
        new String[] {
          "GPT_KEY",
          "BOT_KEY",
          "ZAI_API_KEY",
          "GLM_CODING_API_KEY",
          "GEMINI_API_KEY",
          "SPRING_DATASOURCE_PASSWORD",
          "REEV_SECRET_KEY_FILE"
        }) {
      worker.put(secret, "secret of " + secret);
    }
  }

  @Test
  void ofAChatAgentOfTheFile_hasItsKeyAndNoOther() throws Exception {
    assertThat(of("my-gpt"))
        .containsEntry("GPT_KEY", "secret of GPT_KEY")
        .doesNotContainKeys("BOT_KEY", "ZAI_API_KEY", "GEMINI_API_KEY");
  }

  @Test
  void ofACommandAgent_hasItsVariablesAndNoOther() throws Exception {
    assertThat(of("my-bot")).containsKey("BOT_KEY").doesNotContainKeys("GPT_KEY", "ZAI_API_KEY");
  }

  @Test
  void ofABuiltInAgent_hasItsKeysThatAreSet() throws Exception {
    assertThat(of("glm-4.6-coding"))
        .containsKeys("GLM_CODING_API_KEY", "ZAI_API_KEY")
        .doesNotContainKeys("GLM_CODING_API_URL", "GPT_KEY", "GEMINI_API_KEY");
  }

  @Test
  void ofTheDeterministicAgentAndOfAnUnknownOne_hasNoSecret() throws Exception {
    assertThat(of("deterministic").values()).noneMatch(value -> value.startsWith("secret"));
    assertThat(of("nobody").values()).noneMatch(value -> value.startsWith("secret"));
  }

  @Test
  void ofAnyAgent_hasTheCommonSettingsAndTheFileAsAnAbsolutePath() throws Exception {
    assertThat(of("my-gpt"))
        .containsEntry("PATH", "/bin")
        .containsEntry("JUPITER_API_BASE_URL", "http://127.0.0.1:1")
        .containsEntry("REEV_OUTBOUND_HOSTS", "ledger.internal")
        .containsEntry("OTEL_SERVICE_NAME", "reev")
        .containsEntry("REEV_AGENTS_FILE", folder.resolve("agents.yml").toString())
        .containsEntry("REEV_BENCHMARKS_DIR", Path.of("benchmarks").toAbsolutePath() + ":" + folder)
        .containsEntry("REEV_EXECUTION_ID", "e-1")
        .doesNotContainKeys("TRACEPARENT", "SPRING_DATASOURCE_PASSWORD", "REEV_SECRET_KEY_FILE");
  }

  @Test
  void insideASpan_namesItAsTheParent() throws Exception {
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    try (Scope launch = Traceparent.context(traceparent).makeCurrent()) {
      assertThat(of("deterministic")).containsEntry("TRACEPARENT", traceparent);
    }
    assertThat(of("deterministic")).doesNotContainKey("TRACEPARENT");
  }

  @Test
  void ofAWrongFile_isToldInOneLineToThoseWhoNeedIt() throws Exception {
    Files.writeString(folder.resolve("agents.yml"), "agents: {x: {kind: grpc}}");
    assertThatThrownBy(() -> of("my-gpt"))
        .isInstanceOf(RunnerNotStartedException.class)
        .hasMessageContaining("agents.yml:1:14: /agents/x/kind: ");
    assertThat(of("deterministic")).containsKey("REEV_EXECUTION_ID");
  }

  @Test
  void ofAnAgentWithADeliveredKey_hasThatKeyAndNoneOfTheWorker() throws Exception {
    assertThat(of("glm-4.6-coding", new AgentConfig(null, "delivered-key", "m")))
        .containsEntry("REEV_AGENT_API_KEY", "delivered-key")
        .containsEntry("REEV_AGENT_MODEL", "m")
        .doesNotContainKeys("REEV_AGENT_API_URL", "GLM_CODING_API_KEY", "ZAI_API_KEY");
  }

  @Test
  void ofAnAgentWithADeliveredUrl_hasNoKeyOfTheWorker() throws Exception {
    worker.put("GEMINI_API_URL", "http://own");
    assertThat(of("gemini-2.5-flash-lite", new AgentConfig("http://elsewhere/v1", null, null)))
        .containsEntry("REEV_AGENT_API_URL", "http://elsewhere/v1")
        .containsEntry("GEMINI_API_URL", "http://own")
        .doesNotContainKeys("REEV_AGENT_API_KEY", "REEV_AGENT_MODEL")
        .noneSatisfy((name, value) -> assertThat(value).startsWith("secret"));
  }

  @Test
  void ofAnAgentWithADeliveredModel_hasTheKeysOfTheWorker() throws Exception {
    assertThat(of("gemini-2.5-flash-lite", new AgentConfig(null, null, "pro")))
        .containsEntry("REEV_AGENT_MODEL", "pro")
        .containsKey("GEMINI_API_KEY");
  }

  @Test
  void ofAnyAgent_hasNothingThatWasDeliveredToTheWorkerItself() throws Exception {
    worker.put("REEV_AGENT_API_KEY", "secret of another");
    worker.put("REEV_AGENT_API_URL", "http://another");
    assertThat(of("local")).doesNotContainKeys("REEV_AGENT_API_KEY", "REEV_AGENT_API_URL");
    assertThat(of("my-bot")).doesNotContainKeys("REEV_AGENT_API_KEY", "REEV_AGENT_API_URL");
  }

  @Test
  void theMask_hidesTheKeysOfTheAgentWhetherTheRunnerHasThemOrNot() throws Exception {
    var variables =
        AgentVariables.of(worker, "my-gpt", new AgentConfig("http://h", "delivered-key", null));

    assertThat(variables.mask().mask("delivered-key, secret of GPT_KEY, secret of BOT_KEY"))
        .isEqualTo("*************, *****************, secret of BOT_KEY");
    assertThat(AgentVariables.of(worker, "deterministic", AgentConfig.NONE).mask().isEmpty())
        .isTrue();
  }

  private Map<String, String> of(String agent) throws RunnerNotStartedException {
    return of(agent, AgentConfig.NONE);
  }

  private Map<String, String> of(String agent, AgentConfig config)
      throws RunnerNotStartedException {
    return RunnerEnvironment.of(
        worker,
        AgentVariables.of(worker, agent, config).values(),
        AttemptDirectory.of(folder, "e-1", 1));
  }
}
