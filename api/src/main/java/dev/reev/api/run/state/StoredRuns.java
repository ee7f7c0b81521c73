package dev.reev.api.run.state;

import dev.reev.workflows.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reads single runs: one indexed statement each, from the database only. */
@Component
public class StoredRuns {

  private static final List<RunState> ENDED =
      Stream.of(RunState.values()).filter(RunState::isTerminal).toList();

  private final Executions executions;

  StoredRuns(Executions executions) {
    this.executions = executions;
  }

  /** The run with its session. */
  public Optional<StoredRun> find(UUID id) {
    return executions.find(id);
  }

  /** The newest run of a benchmark, of any agent when none is named, with its session. */
  public Optional<StoredRun> newest(String benchmarkId, @Nullable String agent) {
    return (agent == null
            ? executions.newest(benchmarkId, Limit.of(1))
            : executions.newest(benchmarkId, agent, Limit.of(1)))
        .stream().findFirst();
  }

  /** The newest runs of a benchmark with their sessions, newest first. */
  public List<StoredRun> recent(String benchmarkId, int limit) {
    return executions.newest(benchmarkId, Limit.of(limit));
  }

  /** Those of them that have ended. */
  public Set<UUID> ended(Set<UUID> ids) {
    return executions.inStates(ids, ENDED);
  }

  public boolean exists(UUID id) {
    return executions.existsById(id);
  }

  public boolean exists(String benchmarkId, UUID id) {
    return executions.existsByIdAndBenchmarkId(id, benchmarkId);
  }
}
