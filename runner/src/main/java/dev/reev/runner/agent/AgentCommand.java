package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.sandbox.AgentSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Command line and environment of an agent's process. */
final class AgentCommand {

  /**
   * Variables that every agent gets beside its own variables and its home. The execution id marks
   * the processes of a run, so that the starter of the run can find them.
   */
  private static final List<String> PASSED = List.of("PATH", "LANG", "TZ", "REEV_EXECUTION_ID");

  private final AgentDefinition.Command definition;
  private final Map<String, String> environment;

  AgentCommand(AgentDefinition.Command definition, Map<String, String> environment) {
    this.definition = definition;
    this.environment = environment;
  }

  /** Description of this program for its sandbox. */
  AgentSandbox.Program program(Path folder, AgentSandbox.@Nullable Gate gate) {
    return new AgentSandbox.Program(
        words(),
        environment.getOrDefault("PATH", ""),
        definition.sees().stream().map(Path::of).map(Path::normalize).toList(),
        folder,
        gate);
  }

  /** The executable exactly as the definition spells it. */
  String name() {
    return definition.command().get(0);
  }

  /**
   * Command line of the process. A relative path of an existing file becomes absolute, because the
   * agent works in a folder of its own: below {@code REEV_ROOT}, else below the runner's working
   * directory.
   */
  List<String> words() {
    return definition.command().stream().map(this::absolute).toList();
  }

  Map<String, String> variables(String home) {
    Map<String, String> variables = new LinkedHashMap<>();
    Stream.concat(PASSED.stream(), definition.variables().stream())
        .filter(environment::containsKey)
        .forEach(name -> variables.put(name, Objects.requireNonNull(environment.get(name))));
    variables.put("HOME", home);
    return variables;
  }

  private String absolute(String word) {
    if (!word.contains("/")) {
      return word;
    }
    return Stream.of(environment.getOrDefault("REEV_ROOT", ""), "")
        .map(folder -> Path.of(folder).resolve(word).toAbsolutePath().normalize())
        .filter(Files::exists)
        .findFirst()
        .map(Path::toString)
        .orElse(word);
  }
}
