package dev.reev.api.run.submit;

import dev.reev.api.agent.AgentConfigs;
import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.benchmark.SentBenchmark;
import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.idempotency.IdempotencyKeys.Resource;
import dev.reev.api.outbox.Outbox;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.state.Execution;
import dev.reev.api.run.state.Executions;
import dev.reev.api.run.state.NewRun;
import dev.reev.api.run.state.RunLabels;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The commit point of runs that clients ask for. Needs the database only. */
@Component
public class RunSubmission {

  private final BenchmarkCatalogue catalogue;
  private final AgentCatalogue agents;
  private final AgentConfigs configs;
  private final Executions executions;
  private final RunLabels labels;
  private final RunTransitions transitions;
  private final IdempotencyKeys keys;
  private final Outbox outbox;

  RunSubmission(
      BenchmarkCatalogue catalogue,
      AgentCatalogue agents,
      AgentConfigs configs,
      Executions executions,
      RunLabels labels,
      RunTransitions transitions,
      IdempotencyKeys keys,
      Outbox outbox) {
    this.catalogue = catalogue;
    this.agents = agents;
    this.configs = configs;
    this.executions = executions;
    this.labels = labels;
    this.transitions = transitions;
    this.keys = keys;
    this.outbox = outbox;
  }

  /**
   * Returns the execution id of a run that is stored and will not be lost.
   *
   * @param key the client's Idempotency-Key, if it sent one
   * @throws ProblemException 400, 404, 409 or 422 with what is wrong
   */
  public UUID submit(RunOrder order, @Nullable String key) {
    return keys.once(key, order, Resource.RUN, () -> store(order));
  }

  /**
   * Runs the exact benchmark text of an earlier run again, with the same agent and settings.
   *
   * @throws ProblemException 404 when there is no run {@code id}
   */
  public UUID rerun(UUID id, @Nullable String key) {
    return keys.once(
        key,
        Map.of("rerun_of", id),
        Resource.RUN,
        () ->
            executions
                .findById(id)
                .map(earlier -> store(again(earlier)))
                .orElseThrow(() -> RunProblems.unknownRun(id.toString())));
  }

  private UUID store(RunOrder order) {
    String agent = requireAgent(order.agent());
    ParsedBenchmark text = order.ymlContent() == null ? null : parse(order);
    String benchmarkId = text == null ? requireBenchmark(order) : text.benchmark().id();
    String sha256 = text == null ? catalogued(benchmarkId) : text.sha256();
    if (text != null) {
      catalogue.keepVersion(text);
    }
    return store(
        new NewRun(
            UUID.randomUUID(),
            benchmarkId,
            sha256,
            agent,
            order.timeout(),
            order.priority(),
            order.suite(),
            order.labels(),
            null,
            configs.seal(agent, order.config()),
            null));
  }

  private UUID store(NewRun run) {
    transitions.accept(List.of(run));
    outbox.wake();
    return run.id();
  }

  private String requireAgent(@Nullable String agent) {
    String allowed = "allowed: " + String.join(", ", agents.allNames());
    if (agent == null || agent.isBlank()) {
      throw ProblemExceptions.invalid("agent", "is missing; " + allowed);
    }
    if (agents.find(agent).isEmpty()) {
      throw ProblemExceptions.invalid("agent", "'" + agent + "' is not available; " + allowed);
    }
    return agent;
  }

  private static String requireBenchmark(RunOrder order) {
    if (order.benchmarkId() == null || order.benchmarkId().isBlank()) {
      throw ProblemExceptions.invalid(
          "benchmark_id", "is missing; give the id of a benchmark, or yml_content");
    }
    return order.benchmarkId();
  }

  private String catalogued(String benchmarkId) {
    return catalogue
        .currentVersion(benchmarkId)
        .orElseThrow(
            () -> ProblemExceptions.notFound("benchmark '" + benchmarkId + "' is not known"));
  }

  private static ParsedBenchmark parse(RunOrder order) {
    ParsedBenchmark parsed = SentBenchmark.read(String.valueOf(order.ymlContent()));
    String id = parsed.benchmark().id();
    if (order.benchmarkId() != null && !id.equals(order.benchmarkId())) {
      throw ProblemExceptions.invalid(
          "yml_content",
          "has the id '" + id + "' but the benchmark asked for is '" + order.benchmarkId() + "'");
    }
    return parsed;
  }

  private NewRun again(Execution earlier) {
    return new NewRun(
        UUID.randomUUID(),
        earlier.benchmarkId,
        earlier.benchmarkSha256,
        earlier.agent,
        Duration.ofMillis(earlier.timeoutMs),
        earlier.priority,
        earlier.suite,
        labels.of(earlier.id),
        earlier.id,
        configs.sealAgain(earlier.agent, earlier.agentConfig),
        null);
  }
}
