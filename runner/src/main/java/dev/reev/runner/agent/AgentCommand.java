package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How an agent's executable is started: its words and its environment. */
final class AgentCommand {

  /**
   * All that an agent gets beside its own variables and its home. The execution id marks the
   * processes of a run, so that whoever started the run can find them.
   */
  private static final List<String> PASSED = List.of("PATH", "LANG", "TZ", "REEV_EXECUTION_ID");

  private final AgentDefinition.Command definition;
  private final Map<String, String> environment;

  AgentCommand(AgentDefinition.Command definition, Map<String, String> environment) {
    this.definition = definition;
    this.environment = environment;
  }

  /** The first word as people wrote it. */
  String name() {
    return definition.command().get(0);
  }

  /**
   * The words. {@code {root}} stands for {@code REEV_ROOT}, else the runner's working directory. A
   * relative path of a file that is there, below one or the other, becomes absolute: the agent
   * works in a folder of its own.
   */
  List<String> words() {
    return definition.command().stream().map(this::absolute).toList();
  }

  Map<String, String> variables(Path home) {
    Map<String, String> variables = new LinkedHashMap<>();
    Stream.concat(PASSED.stream(), definition.variables().stream())
        .filter(environment::containsKey)
        .forEach(name -> variables.put(name, Objects.requireNonNull(environment.get(name))));
    variables.put("HOME", home.toString());
    return variables;
  }

  private String absolute(String word) {
    String root = environment.getOrDefault("REEV_ROOT", "");
    String named = word.replace("{root}", Path.of(root).toAbsolutePath().toString());
    if (!named.contains("/")) {
      return named;
    }
    return Stream.of(root, "")
        .map(folder -> Path.of(folder).resolve(named).toAbsolutePath().normalize())
        .filter(Files::exists)
        .findFirst()
        .map(Path::toString)
        .orElse(named);
  }
}
