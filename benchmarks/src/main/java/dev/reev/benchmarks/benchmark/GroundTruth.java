package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Definition of a right answer. Only the deterministic agent may see it.
 *
 * @param transactionStatus the outcome the author expects: {@link #SUCCESS}, {@link #FAILURE}, or
 *     {@link #NONE} when the right answer is to send nothing
 * @param skipInstructionValidation true for an API benchmark, which asks for data and no
 *     transaction
 * @param minScore lowest score that passes, 0 to 1; null means the default threshold
 * @param responseValidation fields that the answer of an API benchmark must have
 * @param expectedDataStructure values that the answer of an API benchmark must hold, by their place
 * @param toolValidation tool calls that lead to a right answer
 * @param process rules for the agent's process
 * @param expectedToolCalls the same, in the form of files of the first system
 * @param successCriteria criteria in words, from files of the first system
 * @param guard {@link #GUARD_ON}, the default, or off, which skips the check for losses that no
 *     condition explains
 * @param maxFee highest total of fees, in lamports, that all transactions may cost the user
 * @param answer content of a right answer, in words; null when the answer need not hold anything
 */
public record GroundTruth(
    String transactionStatus,
    List<Condition> finalStateAssertions,
    List<ExpectedInstruction> expectedInstructions,
    Boolean skipInstructionValidation,
    @Nullable Double minScore,
    List<AnswerRule.Field> responseValidation,
    List<AnswerRule.Structure> expectedDataStructure,
    List<ExpectedToolCall> toolValidation,
    List<ProcessRule> process,
    List<LegacyToolCall> expectedToolCalls,
    List<SuccessCriterion> successCriteria,
    String guard,
    Long maxFee,
    @Nullable String answer) {

  public static final String SUCCESS = "Success";
  public static final String FAILURE = "Failure";
  public static final String NONE = "None";
  public static final String GUARD_ON = "on";

  /** Covers twenty signatures, or one with a usual priority fee. */
  public static final long DEFAULT_MAX_FEE = 100_000;

  public GroundTruth {
    transactionStatus = Objects.requireNonNullElse(transactionStatus, SUCCESS);
    finalStateAssertions = DerivedNames.distinct(copy(finalStateAssertions));
    expectedInstructions = copy(expectedInstructions);
    skipInstructionValidation = Objects.requireNonNullElse(skipInstructionValidation, false);
    responseValidation = copy(responseValidation);
    expectedDataStructure = copy(expectedDataStructure);
    toolValidation = copy(toolValidation);
    process = copy(process);
    expectedToolCalls = copy(expectedToolCalls);
    successCriteria = copy(successCriteria);
    guard = Objects.requireNonNullElse(guard, GUARD_ON);
    maxFee = Objects.requireNonNullElse(maxFee, DEFAULT_MAX_FEE);
  }

  /** True when a transaction is the wrong answer. */
  public boolean forbidsTransaction() {
    return transactionStatus.equals(NONE);
  }

  /** True when losses that no condition explains are harm. */
  public boolean guarded() {
    return guard.equals(GUARD_ON);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
