package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a right answer looks like. Only the deterministic agent may see it.
 *
 * @param transactionStatus the outcome the author expects, {@code Success} or {@code Failure}
 * @param skipInstructionValidation true when no transaction is asked for (an API benchmark)
 * @param minScore lowest score that passes, 0 to 1; null means the default threshold
 */
public record GroundTruth(
    String transactionStatus,
    List<StateAssertion> finalStateAssertions,
    List<ExpectedInstruction> expectedInstructions,
    Boolean skipInstructionValidation,
    @Nullable Double minScore) {

  public GroundTruth {
    transactionStatus = Objects.requireNonNullElse(transactionStatus, "Success");
    finalStateAssertions =
        finalStateAssertions == null ? List.of() : List.copyOf(finalStateAssertions);
    expectedInstructions =
        expectedInstructions == null ? List.of() : List.copyOf(expectedInstructions);
    skipInstructionValidation = Objects.requireNonNullElse(skipInstructionValidation, false);
  }
}
