package dev.reev.api.run;

import dev.reev.api.agent.AgentConfigs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the exact benchmark text of an earlier run again, with the same agent and settings. */
@Component
class RunReruns {

  private final Executions executions;
  private final RunLabels labels;
  private final AgentConfigs configs;
  private final RunIntake intake;

  RunReruns(Executions executions, RunLabels labels, AgentConfigs configs, RunIntake intake) {
    this.executions = executions;
    this.labels = labels;
    this.configs = configs;
    this.intake = intake;
  }

  /** The id of the new run; empty when there is no run {@code id}. */
  Optional<UUID> rerun(UUID id, @Nullable String key) {
    Map<String, UUID> order = Map.of("rerun_of", id);
    Optional<UUID> earlier = intake.earlier(key, order);
    if (earlier.isPresent()) {
      return earlier;
    }
    return executions
        .findById(id)
        .map(execution -> intake.store(again(execution), null, key, order));
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
