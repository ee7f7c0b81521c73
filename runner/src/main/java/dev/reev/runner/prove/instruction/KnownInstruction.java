package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.SolutionInstruction;
import java.math.BigInteger;

/** An instruction whose meaning is known, as far as it is. */
public sealed interface KnownInstruction
    permits KnownInstruction.WithAmount,
        SystemInstruction,
        TokenInstruction,
        TokenAccountCreation,
        Memo,
        ComputeBudget,
        OtherInstruction {

  /** As it is sent. */
  SolutionInstruction encoded();

  /** Moves, creates, destroys or approves an amount. */
  sealed interface WithAmount extends KnownInstruction
      permits SystemInstruction.Transfer, TokenInstruction.Checkable {

    /** Lamports or base units, 0 to 2^64 - 1. */
    BigInteger amount();

    /** The same with another amount. */
    WithAmount withAmount(BigInteger other);

    /** True when doing it twice is not the same as doing it once. */
    boolean addsUp();
  }
}
