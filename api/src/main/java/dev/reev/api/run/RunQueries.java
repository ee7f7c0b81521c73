package dev.reev.api.run;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is read of runs: one indexed statement each, nothing but the database. */
@Component
class RunQueries {

  private final Executions executions;

  RunQueries(Executions executions) {
    this.executions = executions;
  }

  Optional<RunStatus> status(String benchmarkId, UUID id) {
    return executions.find(id, benchmarkId).map(RunStatus::of);
  }

  boolean exists(String benchmarkId, UUID id) {
    return executions.existsByIdAndBenchmarkId(id, benchmarkId);
  }
}
