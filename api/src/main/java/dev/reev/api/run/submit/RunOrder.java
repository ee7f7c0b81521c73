package dev.reev.api.run.submit;

import dev.reev.api.agent.AgentConfigRequest;
import dev.reev.api.run.state.RunLimits;
import java.time.Duration;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, whichever route it came by.
 *
 * @param benchmarkId the benchmark; may be null only beside {@code ymlContent}
 * @param agent name of an agent
 * @param labels sorted, so that the same order always has the same digest
 * @param suite name under which runs are listed together
 * @param timeout wall time of one attempt
 * @param priority 1 (first) to 5
 * @param ymlContent run exactly this text instead of the catalogue's
 * @param config how the agent asks its model in this run; what it leaves out is as it is stored
 */
public record RunOrder(
    @Nullable String benchmarkId,
    @Nullable String agent,
    SortedMap<String, String> labels,
    @Nullable String suite,
    Duration timeout,
    int priority,
    @Nullable String ymlContent,
    @Nullable AgentConfigRequest config) {

  public static Duration timeout(@Nullable Integer seconds) {
    return Duration.ofSeconds(seconds == null ? RunLimits.DEFAULT_TIMEOUT_SECONDS : seconds);
  }
}
