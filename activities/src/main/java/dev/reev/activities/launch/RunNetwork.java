package dev.reev.activities.launch;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.workflows.run.LaunchRequest;
import java.util.List;
import java.util.Map;

/** Whether a run has to reach anything beyond its own processes. */
final class RunNetwork {

  /** Where a runner goes by itself, whoever its agent is. */
  private static final List<String> DESTINATIONS =
      List.of(
          "REEV_LEDGER_URL", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

  private RunNetwork() {}

  /** An agent or a benchmark that is not understood here is one that may need it. */
  static boolean isNeeded(LaunchRequest request, Map<String, String> worker)
      throws RunnerNotStartedException {
    return DESTINATIONS.stream().anyMatch(name -> !worker.getOrDefault(name, "").isBlank())
        || !isDeterministic(request.agent(), worker)
        || needsFork(request.benchmarkYaml());
  }

  private static boolean isDeterministic(String agent, Map<String, String> worker)
      throws RunnerNotStartedException {
    try {
      return AgentCatalogue.toFind(agent, worker)
          .find(agent)
          .filter(AgentDefinition.Deterministic.class::isInstance)
          .isPresent();
    } catch (InvalidAgentsFileException e) {
      throw new RunnerNotStartedException(e.line());
    }
  }

  private static boolean needsFork(String benchmarkYaml) {
    try {
      return BenchmarkReader.read(benchmarkYaml, "benchmark").benchmark().needsFork();
    } catch (InvalidBenchmarkException e) {
      return true;
    }
  }
}
