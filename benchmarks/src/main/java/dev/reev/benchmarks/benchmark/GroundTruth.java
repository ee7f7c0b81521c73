package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a right answer looks like. Only the deterministic agent may see it.
 *
 * @param transactionStatus the outcome the author expects: {@link #SUCCESS}, {@link #FAILURE}, or
 *     {@link #NONE} when the right answer is to send nothing
 * @param skipInstructionValidation true when data and no transaction is asked for (an API
 *     benchmark)
 * @param minScore lowest score that passes, 0 to 1; null means the default threshold
 * @param responseValidation what fields the answer of an API benchmark must have
 * @param expectedDataStructure what must stand where in the answer of an API benchmark
 * @param toolValidation tool calls that lead to a right answer
 */
public record GroundTruth(
    String transactionStatus,
    List<StateAssertion> finalStateAssertions,
    List<ExpectedInstruction> expectedInstructions,
    Boolean skipInstructionValidation,
    @Nullable Double minScore,
    List<AnswerRule.Field> responseValidation,
    List<AnswerRule.Structure> expectedDataStructure,
    List<ExpectedToolCall> toolValidation) {

  public static final String SUCCESS = "Success";
  public static final String FAILURE = "Failure";
  public static final String NONE = "None";

  public GroundTruth {
    transactionStatus = Objects.requireNonNullElse(transactionStatus, SUCCESS);
    finalStateAssertions = copy(finalStateAssertions);
    expectedInstructions = copy(expectedInstructions);
    skipInstructionValidation = Objects.requireNonNullElse(skipInstructionValidation, false);
    responseValidation = copy(responseValidation);
    expectedDataStructure = copy(expectedDataStructure);
    toolValidation = copy(toolValidation);
  }

  /** True when a transaction is the wrong answer. */
  public boolean forbidsTransaction() {
    return transactionStatus.equals(NONE);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
