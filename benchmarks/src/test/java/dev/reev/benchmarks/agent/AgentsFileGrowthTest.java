package dev.reev.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AgentsFileGrowthTest {

  private static final String CHAT =
      """
      {"kind": "chat", "base_url": "http://127.0.0.1:9/v1", "model": "m", "temperature": 0.5,
        "seed": 7, "system_prompt": "Be careful.\\n\\n  Twice: # no comment", "tools": "off",
        "prompt_version": "2", "extra_body": {"reasoning_effort": "low", "n_ctx": [1, 2.5, true]}}
      """;

  private static final String BY_HAND =
      """
      # Ours. Ask Ada before you change something.
      agents:
          # the old one
          old:   { kind: command, command: [sh, -c, "true"] }   # for now

          other:
            kind: chat
            base_url: http://127.0.0.1:8/v1
            model: 'x'
      # the end
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("agents.yml"), BY_HAND);
  }

  @Test
  void add_keepsWhatIsThere_toTheByte_andPutsTheAgentAtTheEnd() throws IOException {
    growth().add(agent("new-one", CHAT));

    assertThat(Files.readString(file))
        .startsWith(BY_HAND)
        .contains("\n    new-one:\n      kind: \"chat\"\n")
        .contains(
            "      system_prompt: |-\n        Be careful.\n\n          Twice: # no comment\n");
    Chat added = (Chat) AgentCatalogue.of(environment()).find("new-one").orElseThrow();
    assertThat(added.settings().systemPrompt()).isEqualTo("Be careful.\n\n  Twice: # no comment");
    assertThat(added.settings().temperature()).isEqualTo(0.5);
    assertThat(added.settings().offers("sol_transfer")).isFalse();
    assertThat(added.settings().promptVersion()).isEqualTo("2");
    assertThat(ReevJson.canonical(added.settings().extraBody()))
        .isEqualTo("{\"n_ctx\":[1,2.5,true],\"reasoning_effort\":\"low\"}");
  }

  @Test
  void add_keepsTheMode_andALink_andLeavesNothingElse() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yml"), file);

    AgentsFileGrowth.of(Map.of("REEV_AGENTS_FILE", link.toString()))
        .orElseThrow()
        .add(agent("new-one", CHAT));

    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(Files.readString(file)).contains("new-one:");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agents: {}\n",
        "agents: {}",
        "# none yet\nagents:   { } # so far\n",
        "agents:\n  # first\n  a: {kind: command, command: [sh]}",
        "agents:\n a:\n  kind: command\n  command: [sh]\n\n\n",
      })
  void add_toAnyFileInLines(String text) throws IOException {
    Files.writeString(file, text);
    growth().add(agent("new-one", CHAT));
    growth().add(agent("new-two", CHAT));
    assertThat(AgentCatalogue.of(environment()).names()).contains("new-one", "new-two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{agents: {a: {kind: command, command: [sh]}}}\n",
        "agents: {a: {kind: command, command: [sh]}}\n",
        "agents:\n  a: {kind: command, command: [sh]}\n...\n",
        "agents:\n  a: {kind: chat, base_url: 'http://h', model: m,\n    system_prompt: x}\n---\n"
      })
  void add_toAFileThatHasNoEnd_changesNothing(String text) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> growth().add(agent("new-one", CHAT)))
        .isInstanceOf(InvalidAgentsFileException.class)
        .hasMessageStartingWith(file + ":");
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nb",
        "\ttab\n",
        "  first\nsecond\n\n\n",
        "a: b\n---\n- c ",
        "\n  \n \ta \nb",
        "\u2028 '\" \\n"
      })
  void add_anyPrompt_isReadAsItWasGiven(String prompt) throws IOException {
    NewAgent agent = agent("new-one", CHAT);
    agent.fields().put("system_prompt", prompt);
    growth().add(agent);
    Chat added = (Chat) AgentCatalogue.of(environment()).find("new-one").orElseThrow();
    assertThat(added.settings().systemPrompt()).isEqualTo(prompt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "my agent | {'kind':'chat','base_url':'http://h','model':'m'} | name | must be 1 to 64 letters",
        "deterministic | {'kind':'chat','base_url':'http://h','model':'m'} | name | neither deterministic",
        "a | {'base_url':'http://h','model':'m'} | kind | is missing",
        "a | {'kind':'chat','base_url':'http://h'} | model | is missing",
        "a | {'kind':'chat','base_url':'ftp://h','model':'m'} | base_url | must be an http or https",
        "a | {'kind':'chat','base_url':'http://h','model':'m','temperature':3} | temperature | at most 2",
        "a | {'kind':'chat','base_url':'http://h','model':'m','api_key':'sk-123456'} | api_key | key_variable",
        "a | {'kind':'chat','base_url':'http://h','model':'m','modle':'x'} | modle | is not known",
        "a | {'kind':'chat','base_url':'http://h','model':'m','key_variable':'sk-123456'} | key_variable | name of a variable",
        "a | {'kind':'chat','base_url':'http://h','model':'m','system_prompt':'\\u0000'} | system_prompt | control character",
        "a | {'kind':'chat','base_url':'http://h','model':'m','extra_body':{'stream':true}} | extra_body.stream | a field of a request",
        "a | {'kind':'command','command':['./bot.sh']} | command | must be an absolute one",
        "a | {'kind':'command','command':[]} | command | at least 1",
      })
  void faults_nameTheField_andShowNoKey(String name, String fields, String field, String told) {
    assertThat(agent(name, fields.replace('\'', '"')).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo(field);
              assertThat(fault.reason()).contains(told).doesNotContain("123456");
            });
  }

  @Test
  void anAgentThatIsComplete_hasNoFaults() {
    assertThat(agent("a", CHAT).faults()).isEmpty();
  }

  private AgentsFileGrowth growth() {
    return AgentsFileGrowth.of(environment()).orElseThrow();
  }

  private Map<String, String> environment() {
    return Map.of("REEV_AGENTS_FILE", file.toString());
  }

  private static NewAgent agent(String name, String fields) {
    return new NewAgent(name, (ObjectNode) ReevJson.MAPPER.readTree(fields));
  }
}
