package dev.reev.api.run;

import dev.reev.api.agent.AgentConfigRequest;
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
    @Size(max = MAX_LABELS, message = "labels must be at most 16")
        @Nullable
            Map<
                @Pattern(regexp = LABEL_NAME, message = LABEL_NAME_RULE) String,
                @NotNull(message = TEXT_RULE) @Pattern(regexp = TEXT, message = TEXT_RULE) String>
            labels,
    @Pattern(
            regexp = TEXT,
            message = "suite must have 1 to 128 characters and no control characters")
        @Nullable String suite,
    @Min(value = RunOrder.MIN_TIMEOUT_SECONDS, message = LegacyRunBody.TIMEOUT_RANGE)
        @Max(value = RunOrder.MAX_TIMEOUT_SECONDS, message = LegacyRunBody.TIMEOUT_RANGE)
        @Nullable Integer timeoutSeconds,
    @Min(value = RunOrder.FIRST_PRIORITY, message = PRIORITY_RANGE)
        @Max(value = RunOrder.LAST_PRIORITY, message = PRIORITY_RANGE)
        @Nullable Integer priority,
    @Nullable String ymlContent,
    @Nullable AgentConfigRequest config) {

  /** Each is a row and an index entry of its own; more would be data, not labels. */
  static final int MAX_LABELS = 16;

  static final String LABEL_NAME = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}";
  private static final String LABEL_NAME_RULE =
      "label names must have 1 to 64 letters, digits, '.', '_', '/' or '-'";
  private static final String TEXT = "[^\\p{Cntrl}]{1,128}";
  private static final String TEXT_RULE =
      "label values must be text of 1 to 128 characters without control characters";
  private static final String PRIORITY_RANGE = "priority must be between 1 and 5";

  RunOrder order() {
    return new RunOrder(
        benchmark,
        agent,
        labels == null ? new TreeMap<>() : new TreeMap<>(labels),
        suite,
        RunOrder.timeout(timeoutSeconds),
        Objects.requireNonNullElse(priority, RunOrder.ORDINARY_PRIORITY),
        ymlContent,
        config);
  }
}
