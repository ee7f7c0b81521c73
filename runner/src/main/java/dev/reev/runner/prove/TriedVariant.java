package dev.reev.runner.prove;

import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.mutation.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A variant with its run and outcome.
 *
 * @param refusal why the ledger refused a transaction that it accepts from the right solution; null
 *     when it accepted all
 * @param detail why it survived, one line; null when it did not survive
 * @param remedy change that makes the file judge it right, one line; null when none is known
 */
record TriedVariant(
    Variant variant,
    RecordedRun run,
    Verdict verdict,
    Outcome outcome,
    @Nullable String refusal,
    @Nullable String detail,
    @Nullable String remedy) {

  /** The file's judgement. */
  enum Outcome {
    /** The expected judgement. */
    JUDGED_RIGHT,
    /** A wrong one passes, or a right one does not. */
    SURVIVED,
    /** The ledger refuses it here, so it shows nothing about the file. */
    NOT_APPLICABLE
  }

  boolean survived() {
    return outcome == Outcome.SURVIVED;
  }
}
