package dev.reev.benchmarks.agent;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.AgentDefinition.Control;
import dev.reev.benchmarks.agent.AgentDefinition.Deterministic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The agents that runs may name, in display order. Controls can be named but are not listed,
 * because they are not candidates.
 */
public final class AgentCatalogue {

  public static final String DETERMINISTIC = "deterministic";

  /**
   * Variable with the path of the agents file, relative to REEV_ROOT or else to the working
   * directory.
   */
  public static final String FILE_VARIABLE = "REEV_AGENTS_FILE";

  private static final List<ListedAgent> BUILT_IN =
      List.of(
          ListedAgent.unlimited(new Deterministic(DETERMINISTIC)),
          // A local model serves one request after the other.
          new ListedAgent(
              new Chat(
                  "local",
                  "http://localhost:1234/v1",
                  "LOCAL_MODEL_URL",
                  "qwen3-coder-30b-a3b-instruct-mlx",
                  "LOCAL_MODEL_NAME",
                  List.of(),
                  ChatSettings.DEFAULT),
              1),
          zai("glm-4.6", "https://api.z.ai/api/paas/v4", "ZAI_API_URL", List.of("ZAI_API_KEY")),
          zai(
              "glm-4.6-coding",
              "https://api.z.ai/api/coding/paas/v4",
              "GLM_CODING_API_URL",
              List.of("GLM_CODING_API_KEY", "ZAI_API_KEY")),
          ListedAgent.unlimited(
              new Chat(
                  "gemini-2.5-flash-lite",
                  "https://generativelanguage.googleapis.com/v1beta/openai",
                  "GEMINI_API_URL",
                  "gemini-2.5-flash-lite",
                  null,
                  List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
                  ChatSettings.DEFAULT)));

  private volatile Map<String, ListedAgent> byName;

  private AgentCatalogue(Map<String, ListedAgent> byName) {
    this.byName = byName;
  }

  /** The agents that need no configuration file. */
  public static AgentCatalogue builtIn() {
    Map<String, ListedAgent> byName = new LinkedHashMap<>();
    BUILT_IN.forEach(agent -> byName.put(agent.name(), agent));
    return new AgentCatalogue(byName);
  }

  /**
   * The built-in agents and those of the file that {@link #FILE_VARIABLE} names, if set.
   *
   * @throws InvalidAgentsFileException when that file is missing or wrong
   */
  public static AgentCatalogue of(Map<String, String> environment) {
    AgentCatalogue catalogue = builtIn();
    file(environment)
        .ifPresent(
            file ->
                new AgentsFile(file, root(environment))
                    .read()
                    .forEach(agent -> catalogue.byName.put(agent.name(), agent)));
    return catalogue;
  }

  /**
   * The smallest catalogue that can resolve one agent: {@link #of}, or {@link #builtIn} for agents
   * that no file can replace. The latter neither reads the agents file nor depends on it.
   *
   * @throws InvalidAgentsFileException when the file is needed and is missing or invalid
   */
  public static AgentCatalogue toFind(String name, Map<String, String> environment) {
    return name.equals(DETERMINISTIC) || ControlBehavior.of(name).isPresent()
        ? builtIn()
        : of(environment);
  }

  /**
   * Replaces the contents of this catalogue, for all holders of this instance, with those of
   * another.
   */
  public void replaceBy(AgentCatalogue other) {
    byName = other.byName;
  }

  /** The file that {@link #FILE_VARIABLE} names, as an absolute path. */
  public static Optional<Path> file(Map<String, String> environment) {
    String file = environment.getOrDefault(FILE_VARIABLE, "").strip();
    return file.isEmpty() ? Optional.empty() : Optional.of(root(environment).resolve(file));
  }

  static Path root(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("REEV_ROOT", "")).toAbsolutePath().normalize();
  }

  /** The agent of this name, listed or a control. */
  public Optional<AgentDefinition> find(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(ListedAgent::definition)
        .or(() -> ControlBehavior.of(name).map(Control::new));
  }

  /** Agents with a limit on their open runs, with that limit. */
  public SortedMap<String, Integer> limits() {
    SortedMap<String, Integer> limits = new TreeMap<>();
    byName.forEach(
        (name, agent) -> {
          Integer limit = agent.maxConcurrentRuns();
          if (limit != null) {
            limits.put(name, limit);
          }
        });
    return limits;
  }

  /** Names of the agents that are listed. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** All names that runs may use: the listed ones, then the controls. */
  public List<String> allNames() {
    return Stream.concat(names().stream(), ControlBehavior.agents().stream()).toList();
  }

  private static ListedAgent zai(String name, String url, String urlVariable, List<String> keys) {
    return ListedAgent.unlimited(
        new Chat(name, url, urlVariable, "glm-4.6", null, keys, ChatSettings.DEFAULT));
  }
}
