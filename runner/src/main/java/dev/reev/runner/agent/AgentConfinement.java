package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.runner.evidence.Evidence;
import dev.reev.sandbox.AgentSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Confinement of an agent's program. On by default; {@code unconfined} in the agent's definition or
 * {@code REEV_RUNNER_SANDBOX=none} turns it off.
 */
public final class AgentConfinement {

  /** Variables that name files and folders hidden from agents. */
  private static final List<String> SECRET =
      List.of("REEV_HOME", "REEV_SESSION_LOG_PATH", "REEV_ENHANCED_OTEL_FILE", "REEV_AGENTS_FILE");

  private static final List<String> SECRET_IN_ROOT = List.of("benchmarks", ".git", ".reev", "logs");

  private final @Nullable String name;
  private final List<String> hosts;
  private final Path home;
  private final Evidence evidence;
  private final AgentSandbox sandbox;

  private AgentConfinement(
      @Nullable String name,
      List<String> hosts,
      Path home,
      Evidence evidence,
      AgentSandbox sandbox) {
    this.name = name;
    this.hosts = List.copyOf(hosts);
    this.home = home;
    this.evidence = evidence;
    this.sandbox = sandbox;
  }

  /**
   * Returns the confinement of an agent.
   *
   * @param taskHosts hosts that the benchmark needs; those of the agent are added
   * @param environment of this process
   * @param home the folder that holds {@code sandbox/egress}
   * @param secret files and folders of the run that are hidden from it
   * @param evidence records its network requests
   */
  public static AgentConfinement of(
      AgentDefinition agent,
      List<String> taskHosts,
      Map<String, String> environment,
      Path home,
      List<Path> secret,
      Evidence evidence) {
    if (!(agent instanceof AgentDefinition.Command program)) {
      return new AgentConfinement(null, List.of(), home, evidence, AgentSandbox.none());
    }
    boolean unconfined =
        program.unconfined() || "none".equalsIgnoreCase(environment.get("REEV_RUNNER_SANDBOX"));
    return new AgentConfinement(
        unconfined ? Provenance.NONE : Provenance.BUBBLEWRAP,
        Stream.concat(program.network().stream(), taskHosts.stream()).distinct().toList(),
        home,
        evidence,
        unconfined ? AgentSandbox.none() : sandbox(environment, home, secret));
  }

  private static AgentSandbox sandbox(
      Map<String, String> environment, Path home, List<Path> secret) {
    List<Path> hidden = new ArrayList<>(secret);
    SECRET.forEach(name -> addPath(environment.getOrDefault(name, ""), hidden));
    hidden.addAll(BenchmarkFolders.of(environment.getOrDefault(BenchmarkFolders.VARIABLE, "")));
    Path root = Path.of(environment.getOrDefault("REEV_ROOT", home.toString()));
    SECRET_IN_ROOT.forEach(name -> hidden.add(root.resolve(name)));
    List<Path> wide = new ArrayList<>(List.of(root, home, Path.of("")));
    for (String user :
        List.of(environment.getOrDefault("HOME", ""), System.getProperty("user.home", ""))) {
      addPath(user, wide);
      // Besides bin, it holds data of all the user's programs, keyrings among them.
      addPath(user.isBlank() ? "" : user + "/.local", wide);
    }
    addPath(System.getProperty("java.io.tmpdir", ""), wide);
    addPath("/var/tmp", wide);
    return AgentSandbox.of(hidden, wide);
  }

  AgentSandbox sandbox() {
    return sandbox;
  }

  /** Name of the sandbox, as in {@link Provenance#agentSandbox()}. */
  public @Nullable String name() {
    return name;
  }

  /**
   * Opens the gate to the agent's hosts; null when it has none, or is not confined.
   *
   * @throws IOException when the gate does not open
   */
  @Nullable EgressGate gate(Path folder) throws IOException {
    return hosts.isEmpty() || !sandbox.isConfining()
        ? null
        : EgressGate.open(home.resolve("sandbox").resolve("egress"), folder, hosts, evidence);
  }

  private static void addPath(String text, List<Path> paths) {
    if (!text.isBlank()) {
      paths.add(Path.of(text));
    }
  }
}
