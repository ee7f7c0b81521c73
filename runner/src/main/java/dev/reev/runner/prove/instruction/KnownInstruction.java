package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.SolutionInstruction;
import java.math.BigInteger;

/** An instruction, decoded as far as its program is known. */
public sealed interface KnownInstruction
    permits KnownInstruction.WithAmount,
        SystemInstruction,
        TokenInstruction,
        TokenAccountCreation,
        Memo,
        ComputeBudget,
        OtherInstruction {

  /** Encodes the instruction for a transaction. */
  SolutionInstruction encoded();

  /** Moves, creates, destroys or approves an amount. */
  sealed interface WithAmount extends KnownInstruction
      permits SystemInstruction.Transfer, TokenInstruction.Checkable {

    /** Lamports or base units, 0 to 2^64 - 1. */
    BigInteger amount();

    /** The same with another amount. */
    WithAmount withAmount(BigInteger other);

    /** True when repeating it adds to the effect. */
    boolean addsUp();
  }
}
