package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.api.ApiBodies;
import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerWithFakeEngine
@ExtendWith(OutputCaptureExtension.class)
class AgentConfigIT {

  private static final String AGENTS = "/api/v1/agents";
  private static final String CONFIG = AGENTS + "/config";
  private static final String TEST = AGENTS + "/test";
  private static final String RUN = "/api/v1/benchmarks/001-sol-transfer/run";
  private static final String KEY = "sk-very-secret-1234";

  private final FakeModel model =
      new FakeModel().on("/models", 200, "{\"data\":[{\"id\":\"glm-4.6\"},{\"id\":\"m2\"}]}");

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private SealedConfigs configs;
  @Autowired private AgentConfigs agentConfigs;

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void agents_areAPlainArrayOfNames() throws Exception {
    assertThat(ApiBodies.get(http, 200, AGENTS).valueStream().map(JsonNode::asString))
        .startsWith("deterministic", "local", "glm-4.6", "glm-4.6-coding", "gemini-2.5-flash-lite");
  }

  @Test
  void aConfig_isSavedReadMaskedAndDeleted() throws Exception {
    ApiBodies.get(http, 404, CONFIG + "/glm-4.6");
    assertThat(save("glm-4.6", " " + model.url() + "/ ", KEY + "\n", "m2").toString())
        .isEqualTo("{\"status\":\"saved\"}");

    JsonNode config = ApiBodies.get(http, 200, CONFIG + "/glm-4.6");

    assertThat(config.get("agent_type").asString()).isEqualTo("glm-4.6");
    assertThat(config.get("api_url").asString()).isEqualTo(model.url());
    assertThat(config.get("api_key").asString()).isEqualTo("***1234");
    assertThat(config.get("model").asString()).isEqualTo("m2");
    assertThat(config.get("updated_at").asString()).endsWith("Z");
    assertThat(http.delete().uri(CONFIG + "/glm-4.6").exchange()).hasStatus(204);
    assertThat(http.delete().uri(CONFIG + "/glm-4.6").exchange()).hasStatus(404);
    ApiBodies.get(http, 404, CONFIG + "/glm-4.6");
  }

  /** The word of the first system's documents. The new key went to the old URL. */
  @ParameterizedTest
  @ValueSource(strings = {CONFIG, TEST})
  void apiBase_isTheUrl(String route) throws Exception {
    save("glm-4.6", "http://old.example/v1", "old-key", null);
    Map<String, String> body =
        Map.of("agent_type", "glm-4.6", "api_base", model.url(), "api_key", KEY);

    JsonNode answer = ApiBodies.post(http, 200, route, body);

    if (route.equals(CONFIG)) {
      assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), KEY, null));
    } else {
      assertThat(answer.get("message").asString()).startsWith(model.url());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CONFIG, TEST})
  void anUnknownField_isRefusedByName(String route) throws Exception {
    JsonNode problem =
        ApiBodies.post(
            http, 400, route, Map.of("agent_type", "local", "api_uri", "http://x.example"));

    assertThat(problem.at("/errors/0/field").asString()).isEqualTo("api_uri");
    assertThat(problem.get("message").asString())
        .contains("allowed: agent_type, api_base, api_key, api_url, model");
  }

  @Test
  void unknownFieldsOfTheOlderRoute_areIgnored_andTheAnswerSaysSo() throws Exception {
    MvcTestResult answer =
        http.post()
            .uri(RUN)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"agent\":\"deterministic\",\"temperature\":{\"a\":[1]},\"config\":"
                    + "{\"agent_type\":\"deterministic\",\"top\":1}}")
            .exchange();

    assertThat(answer).hasStatusOk();
    assertThat(answer.getResponse().getHeaders("Warning"))
        .containsExactlyInAnyOrder("299 - \"ignored: temperature\"", "299 - \"ignored: top\"");
  }

  @Test
  void aShortKey_isMaskedWhole() throws Exception {
    save("local", null, "abcd", null);
    assertThat(ApiBodies.get(http, 200, CONFIG + "/local").get("api_key").asString())
        .isEqualTo("***");
  }

  @Test
  void whatIsLeftOut_staysAsItIsAndAnEmptyTextTakesItAway() throws Exception {
    save("glm-4.6", model.url(), KEY, "m2");

    save("glm-4.6", null, null, "m3");
    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), KEY, "m3"));
    save("glm-4.6", model.url(), "***1234", "");
    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), KEY, null));
    save("glm-4.6", null, "", null);
    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), null, null));
  }

  @Test
  void aMaskedKey_isNeverSavedAndKeepsTheStoredOneForItsUrlOnly() throws Exception {
    refused(CONFIG, request("glm-4.6", model.url(), "***1234", null), "send the key again");
    save("glm-4.6", model.url(), KEY, null);

    refused(
        CONFIG,
        request("glm-4.6", "http://evil.example/v1", "***1234", null),
        "send the key again");
    refused(TEST, request("glm-4.6", "http://evil.example/v1", "***", null), "send the key again");
    refused(
        RUN,
        run("glm-4.6", request("glm-4.6", "http://evil.example/v1", "***1234", null)),
        "config.api_key");

    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), KEY, null));
  }

  @Test
  void anotherUrlWithoutAKey_doesNotTakeTheStoredKeyAlong() throws Exception {
    save("glm-4.6", model.url(), KEY, null);

    save("glm-4.6", "http://other.example/v1", null, null);

    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig("http://other.example/v1", null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nobody | | | | agent_type 'nobody' is not available; allowed: deterministic, local",
        "deterministic | | k | | 'deterministic' takes no config",
        "local | ftp://host/v1 | | | api_url must be http(s)://host",
        "local | localhost:1234 | | | api_url must be http(s)://host",
        "local | http://u:p@host/v1 | | | api_url must be http(s)://host",
        "local | http://host/v1#f | | | api_url must be http(s)://host",
        "local | http://ho st/v1 | | | api_url must be http(s)://host",
        "local | http://host:99999/v1 | | | api_url must be http(s)://host",
        "local | http:///v1 | | | api_url must be http(s)://host",
        "local | http://host/v1?api_key=abc | | | api_url must not hold a key",
        "local | http://host/v1/chat/completions | | | api_url must be without /chat/completions",
        "local | | two words | | api_key must have at most 4096 visible ASCII characters",
        "local | | \u00e4\u00f6\u00fc | | api_key must have at most 4096 visible ASCII characters",
        "local | | | a\u0007b | model must have at most 256 characters and no control",
      })
  void aWrongConfig_isRefusedInOneLine(
      String agent,
      @Nullable String url,
      @Nullable String key,
      @Nullable String modelName,
      String told)
      throws Exception {
    refused(CONFIG, request(agent, url, key, modelName), told);
  }

  @Test
  void whatIsTooLong_isRefused() throws Exception {
    refused(CONFIG, request("local", "http://h/" + "x".repeat(2048), null, null), "2048");
    refused(CONFIG, request("local", null, "x".repeat(4097), null), "4096");
    refused(CONFIG, request("local", null, null, "x".repeat(257)), "256");
    refused(CONFIG, Map.of(), "agent_type is missing; allowed: ");
  }

  @Test
  void aRun_carriesTheStoredConfigSealed() throws Exception {
    save("glm-4.6", model.url(), KEY, "m2");

    assertThat(sealedOf(run("glm-4.6", null))).isEqualTo(new AgentConfig(model.url(), KEY, "m2"));
  }

  @Test
  void aRunOfTheFirstWebClient_sendsBackWhatItReadAndSimplyWorks() throws Exception {
    save("glm-4.6", model.url(), KEY, "m2");
    JsonNode masked = ApiBodies.get(http, 200, CONFIG + "/glm-4.6");

    assertThat(sealedOf(run("glm-4.6", masked))).isEqualTo(new AgentConfig(model.url(), KEY, "m2"));
  }

  @Test
  void aRunsOwnConfig_goesBeforeTheStoredOneAndIsNotSaved() throws Exception {
    save("glm-4.6", model.url(), KEY, "m2");

    assertThat(
            sealedOf(
                run("glm-4.6", request("glm-4.6", "http://own.example/v1", "own-key-1", null))))
        .isEqualTo(new AgentConfig("http://own.example/v1", "own-key-1", "m2"));
    assertThat(sealedOf(run("glm-4.6", request(null, "http://own.example/v1", null, null))))
        .isEqualTo(new AgentConfig("http://own.example/v1", null, "m2"));
    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), KEY, "m2"));
  }

  @Test
  void aRunWithoutAnyConfig_carriesNone() throws Exception {
    save("glm-4.6", model.url(), KEY, null);

    String id = accepted(run("local", null));
    accepted(run("deterministic", request("deterministic", null, "", null)));

    assertThat(
            jdbc.sql("select count(*) from execution where agent_config is null")
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(id).isNotBlank();
  }

  @Test
  void aRunWithAConfigOfAnother_isRefused() throws Exception {
    refused(RUN, run("local", request("glm-4.6", null, KEY, null)), "config.agent_type must be");
    refused(RUN, run("deterministic", request(null, null, KEY, null)), "takes no config");
    refused(RUN, run("local", request(null, "nonsense", null, null)), "config.api_url must be");
  }

  @Test
  void aRerun_takesTheKeyThatIsStoredForItsUrlByNow() throws Exception {
    save("glm-4.6", model.url(), "mistyped-key", "m2");
    String id = accepted(run("glm-4.6", null));
    save("glm-4.6", null, KEY, "m3");

    JsonNode again = ApiBodies.post(http, 202, "/api/v1/runs/" + id + "/rerun", Map.of());

    assertThat(sealed("glm-4.6", again.get("id").asString()))
        .isEqualTo(new AgentConfig(model.url(), KEY, "m2"));
  }

  @Test
  void theDatabaseTheLogAndTheAnswers_holdNoKey(CapturedOutput output) throws Exception {
    save("glm-4.6", model.url(), KEY, null);
    accepted(run("glm-4.6", request("glm-4.6", model.url(), KEY + "-own", null)));
    refused(CONFIG, request("glm-4.6", "ftp://x", KEY, null), "api_url");
    ApiBodies.post(http, 200, TEST, request("glm-4.6", null, KEY, null));

    List<String> tables =
        jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list();
    assertThat(tables).contains("agent_config", "execution", "idempotency_key");
    for (String table : tables) {
      String dump =
          jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
              .query(String.class)
              .single();
      assertThat(dump).as(table).doesNotContain("very-secret");
    }
    assertThat(output.getAll()).doesNotContain("very-secret");
  }

  @Test
  void test_contactsTheEndpointWithTheStoredKey() throws Exception {
    save("glm-4.6", model.url(), KEY, null);

    JsonNode outcome = ApiBodies.post(http, 200, TEST, Map.of("agent_type", "glm-4.6"));

    assertThat(outcome.get("status").asString()).as(outcome.toString()).isEqualTo("success");
    assertThat(model.asked).containsExactly("GET /v1/models Bearer " + KEY);
  }

  @Test
  void test_withAnEnvironmentKey_asksTheUrlOfTheEnvironmentOnly() throws Exception {
    AgentTests tests =
        new AgentTests(
            agentConfigs,
            new ModelContact(new OutboundHosts(List.of(), List.of()), new OutboundCalls()),
            Map.of(
                "ZAI_API_KEY", "env-key-123",
                "ZAI_API_URL", model.url(),
                "REEV_AGENT_API_URL", "http://127.0.0.1:2"));
    try (FakeModel other = new FakeModel().on("/models", 401, "")) {
      assertThat(tests.test(new AgentConfigRequest("glm-4.6", null, null, null)).status())
          .isEqualTo("success");
      assertThat(tests.test(new AgentConfigRequest("glm-4.6", other.url(), null, null)).message())
          .endsWith("HTTP 401: it wants a key");
      assertThat(tests.test(new AgentConfigRequest("glm-4.6", null, KEY, "m2")).status())
          .isEqualTo("success");

      assertThat(model.asked)
          .containsExactly("GET /v1/models Bearer env-key-123", "GET /v1/models Bearer " + KEY);
      assertThat(other.asked).containsExactly("GET /v1/models null");
    }
  }

  @Test
  void test_withoutAKeyThatIsNeeded_saysHowToGiveOne() {
    AgentTests tests =
        new AgentTests(
            agentConfigs,
            new ModelContact(new OutboundHosts(List.of(), List.of()), new OutboundCalls()),
            Map.of("ZAI_API_URL", model.url()));

    AgentTests odd =
        new AgentTests(
            agentConfigs,
            new ModelContact(new OutboundHosts(List.of(), List.of()), new OutboundCalls()),
            Map.of("ZAI_API_URL", model.url(), "ZAI_API_KEY", "k\u00e9y two"));

    assertThat(odd.test(new AgentConfigRequest("glm-4.6", null, null, null)).message())
        .contains("holds characters that no key can have");
    assertThat(tests.test(new AgentConfigRequest("glm-4.6", null, null, null)))
        .isEqualTo(TestOutcome.error("it needs a key: save one, or set ZAI_API_KEY"));
    assertThat(model.asked).isEmpty();
  }

  @Test
  void test_needsNoContactForAgentsWithoutAModel() throws Exception {
    JsonNode outcome = ApiBodies.post(http, 200, TEST, Map.of("agent_type", "deterministic"));

    assertThat(outcome.get("status").asString()).isEqualTo("success");
  }

  @Test
  void test_ofAnUnreachableEndpoint_isAnAnswerAndNotAnError() throws Exception {
    JsonNode outcome =
        ApiBodies.post(http, 200, TEST, request("local", "http://127.0.0.1:2/v1", KEY, null));

    assertThat(outcome.get("status").asString()).isEqualTo("error");
    assertThat(outcome.get("message").asString())
        .isEqualTo("http://127.0.0.1:2/v1: connection refused");
  }

  @Test
  void aKeyThatCannotBeOpened_isSaidWithTheWayOut() throws Exception {
    save("glm-4.6", model.url(), KEY, null);
    jdbc.sql("update agent_config set sealed_key = 'AAAA'").update();

    JsonNode problem = ApiBodies.get(http, 409, CONFIG + "/glm-4.6");
    assertThat(problem.get("code").asString()).isEqualTo("secret_unreadable");
    assertThat(problem.get("message").asString())
        .isEqualTo(
            "the stored key of agent glm-4.6 cannot be opened: it was sealed with another secret"
                + " key than this host has; save the key again, or delete the config");
    ApiBodies.post(http, 409, RUN, run("glm-4.6", null));

    save("glm-4.6", model.url(), KEY, null);
    assertThat(stored("glm-4.6")).isEqualTo(new AgentConfig(model.url(), KEY, null));
  }

  @Test
  void aKeyMovedToAnotherUrlInTheDatabase_doesNotOpen() throws Exception {
    save("glm-4.6", model.url(), KEY, null);
    jdbc.sql("update agent_config set api_url = 'http://evil.example/v1'").update();

    ApiBodies.post(http, 409, RUN, run("glm-4.6", null));
  }

  private JsonNode save(
      String agent, @Nullable String url, @Nullable String key, @Nullable String modelName)
      throws Exception {
    return ApiBodies.post(http, 200, CONFIG, request(agent, url, key, modelName));
  }

  /** The config that a run would get. */
  private @Nullable AgentConfig stored(String agent) throws Exception {
    return sealedOf(run(agent, null));
  }

  private @Nullable AgentConfig sealedOf(Map<String, Object> run) throws Exception {
    return sealed(String.valueOf(run.get("agent")), accepted(run));
  }

  private @Nullable AgentConfig sealed(String agent, String id) throws Exception {
    String sealed =
        jdbc.sql("select agent_config from execution where id = ?::uuid")
            .param(id)
            .query(String.class)
            .single();
    return configs.open(agent, sealed);
  }

  private String accepted(Map<String, Object> run) throws Exception {
    return ApiBodies.post(http, 200, RUN, run).get("execution_id").asString();
  }

  private void refused(String route, Map<String, Object> request, String told) throws Exception {
    JsonNode problem = ApiBodies.post(http, 400, route, request);
    assertThat(problem.get("message").asString()).contains(told).doesNotContain("\n");
  }

  private static Map<String, Object> run(String agent, @Nullable Object config) {
    Map<String, Object> run = new HashMap<>(Map.of("agent", agent));
    if (config != null) {
      run.put("config", config);
    }
    return run;
  }

  private static Map<String, Object> request(
      @Nullable String agent,
      @Nullable String url,
      @Nullable String key,
      @Nullable String modelName) {
    Map<String, Object> request = new HashMap<>();
    request.put("agent_type", agent);
    request.put("api_url", url);
    request.put("api_key", key);
    request.put("model", modelName);
    return request;
  }
}
