package dev.reev.runner.prove;

import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.mutation.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A variant and what came of it.
 *
 * @param refusal why the ledger did not take what it takes from the right solution; null when it
 *     took all
 * @param detail why it survived, one line; null when it did not
 * @param remedy what would make the file judge it right, one line; null when that is not known
 */
record TriedVariant(
    Variant variant,
    RecordedRun run,
    Verdict verdict,
    Outcome outcome,
    @Nullable String refusal,
    @Nullable String detail,
    @Nullable String remedy) {

  /** How the file judged it. */
  enum Outcome {
    /** As it should be. */
    JUDGED_RIGHT,
    /** A wrong one passes, or a right one does not. */
    SURVIVED,
    /** The ledger does not take it here, so it says nothing about the file. */
    NOT_APPLICABLE
  }

  boolean survived() {
    return outcome == Outcome.SURVIVED;
  }
}
