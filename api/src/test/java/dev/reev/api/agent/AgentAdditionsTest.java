package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.NewAgent;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AgentAdditionsTest {

  private static final String FILE =
      """
      # By hand.
      agents:
        ada: { kind: chat, base_url: "http://127.0.0.1:9/v1", model: m, key_variable: ADA_KEY }
      """;

  private static final String CHAT =
      "{'kind': 'chat', 'base_url': 'http://127.0.0.1:9/v1', 'model': 'n'}";

  @TempDir private Path folder;
  private Path file;
  private AgentCatalogue agents;

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(folder.resolve("agents.yml"), FILE);
    agents = AgentCatalogue.of(Map.of(AgentCatalogue.FILE_VARIABLE, file.toString()));
  }

  @Test
  void anAgent_isWritten_andCanBeUsedAtOnce() {
    var added = additions("auto", "127.0.0.1").add(agent("bob", CHAT));

    assertThat(added.message()).startsWith("agent 'bob' is added");
    assertThat(agents.find("bob")).isPresent();
    assertThat(file).content().startsWith(FILE).contains("  bob:\n    kind: \"chat\"\n");
  }

  @ParameterizedTest
  @CsvSource({"ada", "local"})
  void aNameThatThereIs_isNotTaken(String name) {
    assertThat(problem(agent(name, CHAT)).code()).isEqualTo("agent_exists");
    assertThat(file).hasContent(FILE);
  }

  @Test
  void aNameThatIsInTheFileAndNotLoadedYet_isNotTaken() throws IOException {
    Files.writeString(file, FILE.replace("ada", "bob"));
    assertThat(problem(agent("bob", CHAT)).code()).isEqualTo("agent_exists");
  }

  @Test
  void aFileThatIsBroken_isNamed_andStaysAsItIs() throws IOException {
    String broken = FILE + "  eve: { kind: oracle }\n";
    Files.writeString(file, broken);

    ProblemException problem = problem(agent("bob", CHAT));

    assertThat(problem.code()).isEqualTo("agents_file_invalid");
    assertThat(problem.getReason()).contains("agents.yml:4:");
    assertThat(file).hasContent(broken);
    assertThat(agents.find("ada")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'chat','base_url':'http://10.0.0.1/v1','model':'m'} | base_url | REEV_OUTBOUND_HOSTS",
        "{'kind':'chat','base_url':'http://127.0.0.1:3001/v1','model':'m'} | base_url | a service of Reev itself",
        "{'kind':'chat','base_url':'http://127.0.0.1:99999/v1','model':'m'} | base_url | must be http",
        "{'kind':'chat','base_url':'http://127.0.0.1:8/v1','model':'m','key_variable':'ADA_KEY'} | key_variable | a key of the agent ada",
        "{'kind':'chat','base_url':'https://127.0.0.1:9/v1','model':'m','header_variables':{'X-K':'ADA_KEY'}} | key_variable | a key of the agent ada",
        "{'kind':'command','command':['sh'],'variables':['ZAI_API_KEY']} | variables | a key of the agent glm-4.6",
        "{'kind':'command','command':['sh'],'unconfined':true} | unconfined | must be false",
        "{'kind':'command','command':['sh'],'network':['llm.example','10.0.0.0/8']} | network | must name public hosts",
        "{'kind':'command','command':['sh'],'network':['LocalHost:7233']} | network | must name public hosts",
        "{'kind':'chat','base_url':'http://127.0.0.1:9/v1'} | model | is missing",
      })
  void whatOnlyTheOperatorMayWrite_isRefusedByField(String fields, String field, String told) {
    List<FieldProblem> errors = problem(agent("bob", fields)).errors();

    assertThat(errors).extracting(FieldProblem::field).containsExactly(field);
    assertThat(errors.get(0).reason()).contains(told);
    assertThat(file).hasContent(FILE);
  }

  @Test
  void aKey_goesWhereItGoesAlready() {
    String same = CHAT.replace("'n'", "'n', 'key_variable': 'ADA_KEY'");
    assertThat(additions("auto", "127.0.0.1").add(agent("bob", same)).name()).isEqualTo("bob");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, 127.0.0.1, true",
    "auto, ::1, true",
    "auto, 0.0.0.0, false",
    "true, 0.0.0.0, true",
    "false, 127.0.0.1, false",
  })
  void whoMayAdd_isAPersonsWord(String setting, String address, boolean taken) {
    AgentAdditions additions = additions(setting, address);
    assertThat(additions.refusal().isEmpty()).isEqualTo(taken);
    if (!taken) {
      assertThatThrownBy(() -> additions.add(agent("bob", CHAT)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("REEV_ADD_AGENTS");
      assertThat(file).hasContent(FILE);
    }
  }

  @Test
  void withoutAFile_itIsSaidHowToHaveOne() {
    assertThat(additions("auto", "127.0.0.1", Map.of()).refusal())
        .hasValueSatisfying(line -> assertThat(line).contains("REEV_AGENTS_FILE=agents.yml"));
  }

  private ProblemException problem(NewAgent agent) {
    return catchThrowableOfType(
        ProblemException.class, () -> additions("auto", "127.0.0.1").add(agent));
  }

  private AgentAdditions additions(String setting, String address) {
    return additions(setting, address, Map.of(AgentCatalogue.FILE_VARIABLE, file.toString()));
  }

  private AgentAdditions additions(String setting, String address, Map<String, String> variables) {
    AgentsEnvironment environment = new AgentsEnvironment(variables);
    AgentLimits limits = AgentLimits.of(agents, "");
    return new AgentAdditions(
        new AddedAgentRules(agents, new OutboundHosts(List.of(), List.of(3001))),
        new AgentsReload(agents, limits, environment, ""),
        environment,
        setting,
        address);
  }

  private static NewAgent agent(String name, String fields) {
    return new NewAgent(name, (ObjectNode) ReevJson.MAPPER.readTree(fields.replace('\'', '"')));
  }
}
