package dev.reev.api.run;

import dev.reev.api.agent.AgentConfigs;
import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.benchmark.SentBenchmark;
import dev.reev.api.system.ProblemException;
import dev.reev.api.system.Problems;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes an order or refuses it with one clear line. Needs the database only. */
@Component
class RunAcceptance {

  private final BenchmarkCatalogue catalogue;
  private final AgentCatalogue agents;
  private final AgentConfigs configs;
  private final RunIntake intake;

  RunAcceptance(
      BenchmarkCatalogue catalogue, AgentCatalogue agents, AgentConfigs configs, RunIntake intake) {
    this.catalogue = catalogue;
    this.agents = agents;
    this.configs = configs;
    this.intake = intake;
  }

  /**
   * Returns the execution id of a run that is stored and will not be lost.
   *
   * @param key the client's Idempotency-Key, if it sent one
   * @throws ProblemException 400, 404, 409 or 422 with what is wrong
   */
  UUID accept(RunOrder order, @Nullable String key) {
    Optional<UUID> earlier = intake.earlier(key, order);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    String agent = requireAgent(order.agent());
    ParsedBenchmark text = order.ymlContent() == null ? null : parse(order);
    String benchmarkId = text == null ? requireBenchmark(order) : text.benchmark().id();
    NewRun run =
        new NewRun(
            UUID.randomUUID(),
            benchmarkId,
            text == null ? catalogued(benchmarkId) : text.sha256(),
            agent,
            order.timeout(),
            order.priority(),
            order.suite(),
            order.labels(),
            null,
            configs.seal(agent, order.config()),
            null);
    return intake.store(run, text, key, order);
  }

  private String requireAgent(@Nullable String agent) {
    String allowed = "allowed: " + String.join(", ", agents.allNames());
    if (agent == null || agent.isBlank()) {
      throw Problems.invalid("agent", "is missing; " + allowed);
    }
    if (agents.find(agent).isEmpty()) {
      throw Problems.invalid("agent", "'" + agent + "' is not available; " + allowed);
    }
    return agent;
  }

  private static String requireBenchmark(RunOrder order) {
    if (order.benchmarkId() == null || order.benchmarkId().isBlank()) {
      throw Problems.invalid("benchmark", "is missing; give the id of a benchmark, or yml_content");
    }
    return order.benchmarkId();
  }

  private String catalogued(String benchmarkId) {
    return catalogue
        .currentVersion(benchmarkId)
        .orElseThrow(() -> Problems.notFound("benchmark '" + benchmarkId + "' is not known"));
  }

  private static ParsedBenchmark parse(RunOrder order) {
    ParsedBenchmark parsed = SentBenchmark.read(String.valueOf(order.ymlContent()));
    String id = parsed.benchmark().id();
    if (order.benchmarkId() != null && !id.equals(order.benchmarkId())) {
      throw Problems.invalid(
          "yml_content",
          "has the id '" + id + "' but the benchmark asked for is '" + order.benchmarkId() + "'");
    }
    return parsed;
  }
}
