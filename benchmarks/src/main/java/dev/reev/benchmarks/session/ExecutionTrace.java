package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The complete record of a run's steps.
 *
 * @param initialAccounts accounts by name before the agent acted; null in sessions written before
 *     this field existed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionTrace(
    String prompt, List<Step> steps, @Nullable Map<String, AccountState> initialAccounts)
    implements InJson {

  public ExecutionTrace {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /** A trace without initial accounts. */
  public ExecutionTrace(String prompt, List<Step> steps) {
    this(prompt, steps, null);
  }

  @Override
  public JsonNode json() {
    return JsonFields.none()
        .given("prompt", prompt)
        .given("steps", steps)
        .given("initial_accounts", initialAccounts)
        .object();
  }
}
