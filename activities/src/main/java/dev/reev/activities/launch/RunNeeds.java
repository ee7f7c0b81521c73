package dev.reev.activities.launch;

import dev.reev.activities.sandbox.Workplace;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.workflows.run.LaunchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Determines what a run has to read and to reach beyond its own folder and processes. */
final class RunNeeds {

  /** Settings with addresses that the runner itself connects to, whatever its agent. */
  private static final List<String> DESTINATIONS =
      List.of(
          "REEV_LEDGER_URL", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

  private RunNeeds() {}

  /**
   * Workplace for the runner of this request.
   *
   * @throws RunnerNotStartedException when the file of agents is wrong
   */
  static Workplace of(LaunchRequest request, Map<String, String> worker, Path folder)
      throws RunnerNotStartedException {
    Optional<AgentDefinition> agent = agent(request.agent(), worker);
    return new Workplace(
        folder,
        inputs(agent, worker),
        command(agent).map(AgentDefinition.Command::command).orElse(List.of()),
        needsNetwork(request, agent, worker));
  }

  /**
   * Returns true when the operator allowed the agent to run without a sandbox, so that it could
   * change its own score.
   *
   * @throws RunnerNotStartedException when the file of agents is wrong
   */
  static boolean unconfined(LaunchRequest request, Map<String, String> worker)
      throws RunnerNotStartedException {
    return "none".equalsIgnoreCase(worker.get("REEV_RUNNER_SANDBOX"))
        || command(agent(request.agent(), worker))
            .filter(AgentDefinition.Command::unconfined)
            .isPresent();
  }

  private static Optional<AgentDefinition.Command> command(Optional<AgentDefinition> agent) {
    return agent
        .filter(AgentDefinition.Command.class::isInstance)
        .map(AgentDefinition.Command.class::cast);
  }

  private static List<Path> inputs(Optional<AgentDefinition> agent, Map<String, String> worker) {
    List<Path> inputs = new ArrayList<>(AgentCatalogue.file(worker).stream().toList());
    command(agent).stream()
        .flatMap(command -> command.sees().stream())
        .map(Path::of)
        .filter(Files::exists)
        .forEach(inputs::add);
    return inputs;
  }

  /** An agent or benchmark that cannot be interpreted here is assumed to need the network. */
  private static boolean needsNetwork(
      LaunchRequest request, Optional<AgentDefinition> agent, Map<String, String> worker) {
    return DESTINATIONS.stream().anyMatch(name -> !worker.getOrDefault(name, "").isBlank())
        || agent.map(AgentDefinition::needsNetwork).orElse(true)
        || needsNetwork(request.benchmarkYaml(), command(agent).isPresent());
  }

  private static Optional<AgentDefinition> agent(String name, Map<String, String> worker)
      throws RunnerNotStartedException {
    try {
      return AgentCatalogue.toFind(name, worker).find(name);
    } catch (InvalidAgentsFileException e) {
      throw new RunnerNotStartedException(e.line());
    }
  }

  private static boolean needsNetwork(String benchmarkYaml, boolean agentIsAProgram) {
    try {
      Benchmark benchmark = BenchmarkReader.read(benchmarkYaml, "benchmark").benchmark();
      return benchmark.needsFork() || (agentIsAProgram && !benchmark.network().isEmpty());
    } catch (InvalidBenchmarkException e) {
      return true;
    }
  }
}
