package dev.reev.api.run;

import dev.reev.api.agent.AgentConfigRequest;
import dev.reev.api.request.Visible;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.run.submit.RunOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request for a run.
 *
 * @param benchmark id of the benchmark; may be left out beside {@code yml_content}
 * @param agent name of an agent
 * @param labels names and values of one's own, to find the run by
 * @param suite name under which runs are listed together
 * @param timeoutSeconds wall time of one attempt; 300 when left out
 * @param priority 1 is served first, 5 last; 3 when left out
 * @param ymlContent run exactly this benchmark instead of the catalogue's
 * @param config how the agent asks its model in this run; what it leaves out is as it is stored
 */
record RunBody(
    @Nullable String benchmark,
    @Nullable String agent,
    @Size(max = RunLimits.MAX_LABELS, message = RunLimits.LABELS)
        @Nullable
            Map<
                @Pattern(regexp = RunLimits.LABEL_NAME, message = RunLimits.LABEL_NAME_RULE) String,
                @NotNull(message = RunLimits.LABEL_VALUE_RULE)
                @Visible(message = RunLimits.LABEL_VALUE_RULE)
                @Pattern(regexp = RunLimits.TEXT, message = RunLimits.LABEL_VALUE_RULE) String>
            labels,
    @Visible(
            message =
                "suite must have 1 to 128 characters, no control ones and one that is visible")
        @Pattern(
            regexp = RunLimits.TEXT,
            message =
                "suite must have 1 to 128 characters, no control ones and one that is visible")
        @Nullable String suite,
    @Min(value = RunLimits.MIN_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
        @Max(value = RunLimits.MAX_TIMEOUT_SECONDS, message = RunLimits.TIMEOUT_RANGE)
        @Nullable Integer timeoutSeconds,
    @Min(value = RunLimits.FIRST_PRIORITY, message = RunLimits.PRIORITY_RANGE)
        @Max(value = RunLimits.LAST_PRIORITY, message = RunLimits.PRIORITY_RANGE)
        @Nullable Integer priority,
    @Nullable String ymlContent,
    @Nullable AgentConfigRequest config) {

  RunOrder order() {
    return new RunOrder(
        benchmark,
        agent,
        labels == null ? new TreeMap<>() : new TreeMap<>(labels),
        suite,
        RunOrder.timeout(timeoutSeconds),
        Objects.requireNonNullElse(priority, RunLimits.ORDINARY_PRIORITY),
        ymlContent,
        config);
  }
}
