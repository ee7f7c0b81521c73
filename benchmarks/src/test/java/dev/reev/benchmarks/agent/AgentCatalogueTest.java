package dev.reev.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.AgentDefinition.Command;
import dev.reev.benchmarks.agent.AgentDefinition.Control;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgentCatalogueTest {

  private static final String CHAT =
      """
      agents:
        mine:
          kind: chat
          base_url: http://127.0.0.1:9/v1
          model: m
      """;

  @TempDir Path folder;

  @Test
  void of_withoutAFile_isTheBuiltInOnes() {
    assertThat(AgentCatalogue.of(Map.of("REEV_AGENTS_FILE", " ")).names())
        .containsExactly(
            "deterministic", "local", "glm-4.6", "glm-4.6-coding", "gemini-2.5-flash-lite");
  }

  @Test
  void inEffect_takesTheUrlAndModelOfTheEnvironmentButNoKey() {
    Chat local = (Chat) AgentCatalogue.builtIn().find("local").orElseThrow();
    Chat inEffect =
        local.inEffect(
            Map.of(
                "LOCAL_MODEL_URL", "https://user:secret@models.example:8443/v1?key=secret#secret",
                "REEV_AGENT_API_KEY", "secret",
                "LOCAL_MODEL_NAME", "tiny"));
    assertThat(inEffect.baseUrl()).isEqualTo("https://models.example:8443/v1");
    assertThat(inEffect.model()).isEqualTo("tiny");
    assertThat(inEffect.toString()).doesNotContain("=secret", "secret@", "key=");
    assertThat(local.inEffect(Map.of())).isEqualTo(local);
  }

  @Test
  void of_theExample_addsItsAgentsAfterTheBuiltInOnes() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    AgentCatalogue catalogue =
        AgentCatalogue.of(
            Map.of("REEV_ROOT", root.toString(), "REEV_AGENTS_FILE", "docs/agents.example.yml"));
    assertThat(catalogue.names()).startsWith("deterministic").endsWith("my-gpt", "my-bot");
    Chat chat = (Chat) catalogue.find("my-gpt").orElseThrow();
    assertThat(chat.variables()).containsExactly("MY_GPT_KEY");
    assertThat(chat.secretVariables()).containsExactly("MY_GPT_KEY", "REEV_AGENT_API_KEY");
    assertThat(chat.settings().temperature()).isZero();
    assertThat(chat.settings().maxTurns()).isEqualTo(12);
    Command command = (Command) catalogue.find("my-bot").orElseThrow();
    assertThat(command.command()).allSatisfy(word -> assertThat(word).doesNotContain("{root}"));
    assertThat(command.answerSeconds()).isEqualTo(60);
    assertThat(catalogue.limits()).isEqualTo(Map.of("local", 1, "my-bot", 2));
  }

  @Test
  void of_aBuiltInName_replacesThatAgent() throws IOException {
    AgentCatalogue catalogue = AgentCatalogue.of(environment(CHAT.replace("mine:", "local:")));
    assertThat(catalogue.names()).hasSize(5);
    Chat chat = (Chat) catalogue.find("local").orElseThrow();
    assertThat(chat.model()).isEqualTo("m");
    assertThat(chat.keyVariables()).isEmpty();
    assertThat(chat.settings()).isEqualTo(ChatSettings.DEFAULT);
    assertThat(AgentCatalogue.builtIn().find("local")).isNotEqualTo(catalogue.find("local"));
    assertThat(catalogue.limits()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void controls_areFoundButNotListed(ControlBehavior behavior) throws IOException {
    AgentCatalogue catalogue = AgentCatalogue.of(environment(CHAT));
    assertThat(catalogue.find(behavior.agent())).contains(new Control(behavior));
    assertThat(catalogue.names()).doesNotContain(behavior.agent());
    assertThat(catalogue.allNames()).contains("mine", behavior.agent());
    assertThat(AgentCatalogue.toFind(behavior.agent(), environment("no such file")).names())
        .doesNotContain("mine");
    assertThat(new Control(behavior).needsNetwork()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void of_theNameOfAControl_isRefused(ControlBehavior behavior) throws IOException {
    Map<String, String> environment = environment(CHAT.replace("mine", behavior.agent()));
    assertThatThrownBy(() -> AgentCatalogue.of(environment))
        .hasMessageContaining("is not allowed as a name")
        .hasMessageContaining("one of the controls");
  }

  @Test
  void of_aMissingFile_saysWhichAndWhy() {
    assertThatThrownBy(() -> AgentCatalogue.of(Map.of("REEV_AGENTS_FILE", folder + "/none.yml")))
        .isInstanceOf(InvalidAgentsFileException.class)
        .hasMessage(folder + "/none.yml: there is no such file; REEV_AGENTS_FILE names it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: chat  | kind: grpc  | 3:5: /agents/mine/kind: is the text \"grpc\"; allowed: chat, command",
        "model: m    | modle: m    | 5:5: /agents/mine/modle: 'modle' is not known; known are kind, base_url",
        "mine:       | deterministic: | 2:3: /agents/deterministic: is not allowed as a name; must be",
        "mine:       | my agent:   | 2:3: /agents/my agent: is not allowed as a name; must be 1 to 64",
        "model: m    | {model: m   | is not valid YAML",
        "model: m    | 'model: m\n    temperature: 3'     | 6:5: /agents/mine/temperature: is the number 3",
        "model: m    | 'model: m\n    max_turns: 0'       | 6:5: /agents/mine/max_turns: is the number 0",
        "model: m    | 'model: m\n    max_concurrent_runs: 0' | 6:5: /agents/mine/max_concurrent_runs: is the number 0",
        "model: m    | '#'        | 2:3: /agents/mine: 'model' is missing",
        "model: m    | 'model: m\n    key_variable: REEV_SECRET_KEY_FILE' | none of Reev's own",
        "model: m    | 'model: \"\\0\"' | has a control character or half of a character",
        "model: m    | 'model: m\n    extra_body: {stream: true}' | must be a field of a request that Reev does not set itself",
        "model: m    | 'model: m\n    extra_body: 1'   | /agents/mine/extra_body: is the number 1",
        "model: m    | 'model: m\n    headers: {Host: a}' | neither belongs to the connection or the body",
        "model: m    | 'model: m\n    headers: {X: \"a\\r\\nb\"}' | must be 1 to 1000 printable characters",
        "model: m    | 'model: m\n    prompt_version: v 2' | 6:5: /agents/mine/prompt_version: is the text \"v 2\"; must be 1 to 64 letters",
        "model: m    | 'model: m\n    system_prompt: 5' | 6:5: /agents/mine/system_prompt: is the number 5; must be a text",
        "model: m    | 'model: m\n    system_prompt: \" \"' | /agents/mine/system_prompt: is the text \" \"; must be a text",
        "model: m    | 'model: m\n    tools: maybe' | 6:5: /agents/mine/tools: is the text \"maybe\"; must be on, off, or a list of tools",
        "model: m    | 'model: m\n    tools: []' | 6:5: /agents/mine/tools: is an empty list; must be on, off, or a list of tools",
        "model: m    | 'model: m\n    tools: [teleport]' | /agents/mine/tools/0: is the text \"teleport\"; allowed: sol_transfer, spl_transfer",
        "http://     | ftp://      | 4:5: /agents/mine/base_url: is wrong; must be an http or https"
      })
  void of_aWrongFile_saysWhereAndWhatInOneLine(String from, String to, String told)
      throws IOException {
    Map<String, String> environment = environment(CHAT.replace(from, to));
    assertThatThrownBy(() -> AgentCatalogue.of(environment))
        .isInstanceOf(InvalidAgentsFileException.class)
        .message()
        .startsWith(folder + "/agents.yml:")
        .contains(told)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api_key: sk-123456          | name the variable that holds it in key_variable",
        "Authorization: sk-123456    | name the variable that holds it in key_variable",
        "'headers: {X-Api-Key: sk-123456}'        | name the variable that holds it in header_variables",
        "'header_variables: {X: sk-123456}'       | must be the name of a variable",
        "key_variable: sk-123456     | must be the name of a variable of the environment"
      })
  void of_aKeyInTheFile_isRefusedAndNotShown(String line, String told) throws IOException {
    Map<String, String> environment = environment(CHAT + "    " + line + "\n");
    assertThatThrownBy(() -> AgentCatalogue.of(environment))
        .message()
        .contains(":6:", ": /agents/mine/", told)
        .doesNotContain("123456");
  }

  @Test
  void of_fieldsOfSomeProviders_areTakenInAnyOrder() throws IOException {
    String a = "    extra_body: {b: {d: 1, c: [2]}, a: x}\n    headers: {X-B: b, X-A: a}\n";
    String b = "    headers: {X-A: a, X-B: b}\n    extra_body: {a: x, b: {c: [2], d: 1}}\n";
    Chat one = chat(CHAT + a + "    header_variables: {X-Key: MY_KEY}\n");
    Chat other = chat(CHAT + "    header_variables: {X-Key: MY_KEY}\n" + b);
    assertThat(ReevJson.canonical(one))
        .isEqualTo(ReevJson.canonical(other))
        .contains("\"extra_body\":{\"a\":\"x\",\"b\":{\"c\":[2],\"d\":1}}");
    assertThat(one.secretVariables()).contains("MY_KEY");
    assertThat(one.variables()).contains("MY_KEY");
    assertThat(ReevJson.canonical(chat(CHAT))).doesNotContain("extra_body", "header", "completion");
  }

  @Test
  void of_promptAndTools_areTaken_andLeaveNoTraceWhereTheyAreNotSaid() throws IOException {
    Chat own =
        chat(
            CHAT
                + """
                    system_prompt: |
                      You move money.
                    prompt_version: v2
                    tools: [spl_transfer, sol_transfer]
                """);

    assertThat(own.settings().systemPrompt()).isEqualTo("You move money.\n");
    assertThat(own.settings().promptVersion()).isEqualTo("v2");
    assertThat(own.settings().tools()).containsExactly("sol_transfer", "spl_transfer");
    assertThat(own.settings().offers("get_account_balance")).isFalse();
    assertThat(ReevJson.canonical(own)).contains("\"prompt_version\":\"v2\"");
    assertThat(ReevJson.canonical(chat(CHAT))).doesNotContain("prompt", "tools");
  }

  @ParameterizedTest
  @CsvSource({"on, true", "true, true", "off, false", "false, false"})
  void of_toolsOnOrOff_offersAllOrNone(String tools, boolean offered) throws IOException {
    Chat chat = chat(CHAT + "    tools: " + tools + "\n");
    assertThat(chat.settings().offers("sol_transfer")).isEqualTo(offered);
    assertThat(chat.settings().tools() == null).isEqualTo(offered);
  }

  private Chat chat(String file) throws IOException {
    return (Chat) AgentCatalogue.of(environment(file)).find("mine").orElseThrow();
  }

  @Test
  void of_aPasswordInTheUrl_isRefusedAndNotShown() throws IOException {
    Map<String, String> environment = environment(CHAT.replace("//127", "//me:hunter2@127"));
    assertThatThrownBy(() -> AgentCatalogue.of(environment))
        .message()
        .contains("base_url")
        .doesNotContain("hunter2");
  }

  @Test
  void of_aProgramRelativeToTheWorkingDirectory_isRefused() throws IOException {
    Map<String, String> environment =
        environment("agents: {bot: {kind: command, command: [./bot.sh]}}\n");
    assertThatThrownBy(() -> AgentCatalogue.of(environment))
        .hasMessageContaining(":1:41: /agents/bot/command/0: is a relative path");
  }

  private Map<String, String> environment(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("agents.yml"), content);
    return Map.of("REEV_ROOT", "/nowhere", "REEV_AGENTS_FILE", file.toString());
  }
}
