package dev.reev.api.legacy;

import dev.reev.api.agent.AgentConfigRequest;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.run.submit.RunOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request to run the benchmark of the path. Of unknown fields the answer says that they
 * were ignored, see {@code IgnoredFields}.
 *
 * @param timeoutSeconds wall time of one attempt
 * @param ymlContent run exactly this benchmark instead of the catalogue's
 * @param config how the agent asks its model in this run; what it leaves out is as it is stored
 */
public record LegacyRunBody(
    @Nullable String agent,
    @Min(value = RunLimits.MIN_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
        @Max(value = RunLimits.MAX_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
        @Nullable Integer timeoutSeconds,
    @Nullable String ymlContent,
    @Nullable AgentConfigRequest config) {

  public RunOrder order(String benchmarkId) {
    return new RunOrder(
        benchmarkId,
        agent,
        new TreeMap<>(),
        null,
        RunOrder.timeout(timeoutSeconds),
        RunLimits.ORDINARY_PRIORITY,
        ymlContent,
        config);
  }
}
