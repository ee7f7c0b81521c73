package dev.reev.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.runner.run.RunnerArguments.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunnerArgumentsTest {

  private static final AgentDefinition DETERMINISTIC =
      AgentCatalogue.builtIn().find("deterministic").orElseThrow();

  @Test
  void parse_fullCommandLine_isUnderstood() throws Exception {
    RunnerArguments arguments =
        parse("a.yml", "--agent=deterministic", "--execution-id=e-1", "--sessions-dir=out");
    assertThat(arguments)
        .isEqualTo(
            new RunnerArguments(
                Path.of("a.yml"), DETERMINISTIC, "e-1", Path.of("out"), false, false));
  }

  @Test
  void parse_switches_areUnderstood() throws Exception {
    RunnerArguments arguments = parse("a.yml", "--json", "-v");
    assertThat(arguments.json()).isTrue();
    assertThat(arguments.verbose()).isTrue();
    assertThat(arguments.executionId()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void parse_aControl_isAnAgent(ControlBehavior behavior) throws Exception {
    assertThat(parse("a.yml", "--agent=" + behavior.agent()).agent())
        .isEqualTo(new AgentDefinition.Control(behavior));
    assertThat(RunnerArguments.USAGE).contains(behavior.agent());
  }

  @Test
  void parse_withoutSessionsDir_takesTheEnvironmentThenTheDefault() throws Exception {
    String[] args = {"a.yml", "--execution-id", "e-1"};
    Map<String, String> environment = Map.of("REEV_SESSION_LOG_PATH", "/logs");
    assertThat(RunnerArguments.parse(args, environment).sessionsDir()).isEqualTo(Path.of("/logs"));
    assertThat(parse(args).sessionsDir()).isEqualTo(Path.of("logs/sessions"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--execution-id=e                   | benchmark file",
        "a.yml b.yml --execution-id=e       | got 2",
        "a.yml --execution-id=../e          | --execution-id",
        "a.yml --execution-id=              | --execution-id",
        "a.yml --execution-id=e --agent=me  | allowed: deterministic",
        "a.yml --execution-id=e --agents=x  | --agents",
        "a.yml --execution-id=e --agent     | agent"
      })
  void parse_wrongArguments_saysWhichInOneLine(String line, String mentioned) {
    assertThatThrownBy(() -> parse(line.strip().split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(mentioned)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void parse_agentOfTheFile_isFoundAndAWrongFileIsUsage(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("agents.yml"), "agents: {my-bot: {kind: command, command: [bot]}}");
    Map<String, String> environment = Map.of("REEV_AGENTS_FILE", file.toString());
    String[] args = {"a.yml", "--agent=my-bot"};
    assertThat(RunnerArguments.parse(args, environment).agent().name()).isEqualTo("my-bot");

    Files.writeString(file, "agents: []");
    assertThatThrownBy(() -> RunnerArguments.parse(args, environment))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ":1:1: /agents: is an empty list; must be a mapping");
    String[] deterministic = {"a.yml"};
    assertThat(RunnerArguments.parse(deterministic, environment).agent()).isEqualTo(DETERMINISTIC);
  }

  private static RunnerArguments parse(String... args) throws UsageException {
    return RunnerArguments.parse(args, Map.of());
  }
}
