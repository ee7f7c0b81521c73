package dev.reev.api.run;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/** Takes an order or refuses it with one clear line. Needs the database only. */
@Component
class RunAcceptance {

  private final BenchmarkCatalogue catalogue;
  private final AgentCatalogue agents;
  private final RunMoves moves;
  private final RunOutbox outbox;
  private final TransactionTemplate transaction;

  RunAcceptance(
      BenchmarkCatalogue catalogue,
      AgentCatalogue agents,
      RunMoves moves,
      RunOutbox outbox,
      TransactionTemplate transaction) {
    this.catalogue = catalogue;
    this.agents = agents;
    this.moves = moves;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /** Returns the execution id of a run that is stored and will not be lost. */
  UUID accept(String benchmarkId, RunOrder order) {
    String agent = requireAgent(order.agent());
    UUID id = UUID.randomUUID();
    String yaml = order.ymlContent();
    if (yaml == null) {
      String version =
          catalogue.currentVersion(benchmarkId).orElseThrow(() -> unknown(benchmarkId));
      moves.accept(new NewRun(id, benchmarkId, version, agent, order.timeout()));
    } else {
      ParsedBenchmark parsed = requireSame(benchmarkId, parse(yaml));
      transaction.executeWithoutResult(
          status -> {
            catalogue.keepVersion(parsed);
            moves.accept(new NewRun(id, benchmarkId, parsed.sha256(), agent, order.timeout()));
          });
    }
    outbox.wake();
    return id;
  }

  private String requireAgent(@Nullable String agent) {
    String allowed = "allowed: " + String.join(", ", agents.names());
    if (agent == null || agent.isBlank()) {
      throw badRequest("agent is missing; " + allowed);
    }
    if (!agents.names().contains(agent)) {
      throw badRequest("agent '" + agent + "' is not available; " + allowed);
    }
    return agent;
  }

  private static ParsedBenchmark parse(String yaml) {
    try {
      return BenchmarkReader.read(yaml, "yml_content");
    } catch (InvalidBenchmarkException e) {
      throw badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static ParsedBenchmark requireSame(String benchmarkId, ParsedBenchmark parsed) {
    String id = parsed.benchmark().id();
    if (!id.equals(benchmarkId)) {
      throw badRequest(
          "yml_content has the id '" + id + "' but the path says '" + benchmarkId + "'");
    }
    return parsed;
  }

  private static ResponseStatusException badRequest(String message) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, message);
  }

  private static ResponseStatusException unknown(String benchmarkId) {
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND, "benchmark '" + benchmarkId + "' is not known");
  }
}
