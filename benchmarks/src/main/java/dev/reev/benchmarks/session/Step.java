package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One turn: the prompt, the agent's actions and their outcome.
 *
 * @param step number, from 1
 * @param prompt of this step
 * @param thought the agent's explanation, if any
 * @param action instructions of the one transaction; empty when the agent sent none
 * @param answer answer to an API benchmark, any JSON; else null
 * @param info free-form facts; {@code error} holds the text of an error, {@code message} any other
 *     remark
 */
public record Step(
    int step,
    String prompt,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String thought,
    List<TraceInstruction> action,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object answer,
    Observation observation,
    Map<String, Object> info)
    implements InJson {

  /** Value of {@code info.type} when the step was answered with data. */
  public static final String API_BENCHMARK = "api_benchmark";

  /** Prefix of the error of a step that was not run because of an earlier one. */
  public static final String NOT_RUN = "not run: ";

  /** Prefix of the error of a step whose agent did not finish on its own. */
  public static final String CUT_OFF = "The agent was cut off: ";

  /** Prefix of the error of a step whose agent neither sent something nor decided against it. */
  public static final String UNDECIDED = "The agent made no decision: ";

  /** True unless an earlier step kept it from being run. */
  public boolean wasRun() {
    return !startsWith(NOT_RUN);
  }

  /**
   * The reason why the agent did not finish on its own or made no decision; null when it did both.
   */
  public @Nullable String noDecision() {
    String error = observation.lastTransactionError();
    return error == null
        ? null
        : Stream.of(CUT_OFF, UNDECIDED)
            .filter(error::startsWith)
            .map(beginning -> error.substring(beginning.length()))
            .findFirst()
            .orElse(null);
  }

  /** True when the agent proposed a transaction, whatever its outcome. */
  public boolean acted() {
    return !action.isEmpty();
  }

  private boolean startsWith(String beginning) {
    String error = observation.lastTransactionError();
    return error != null && error.startsWith(beginning);
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("step", step)
        .and("prompt", prompt)
        .and("thought", thought)
        .and("action", action)
        .given("answer", answer)
        .and("observation", observation)
        .and("info", info)
        .object();
  }
}
