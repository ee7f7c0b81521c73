package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.SolutionInstruction;
import java.util.List;

/** Sets the compute limit and price of a transaction; it does nothing by itself. */
public record ComputeBudget(InstructionData data) implements KnownInstruction {

  static final String PROGRAM = "ComputeBudget111111111111111111111111111111";

  private static final int SET_LIMIT = 2;
  private static final int SET_PRICE = 3;

  /** Limits a transaction to this many compute units. */
  public static ComputeBudget limit(int units) {
    return new ComputeBudget(new InstructionData.Builder().u8(SET_LIMIT).u32(units).build());
  }

  /** Sets the price, in millionths of a lamport for each compute unit of the limit. */
  public static ComputeBudget price(long microLamports) {
    return new ComputeBudget(
        new InstructionData.Builder().u8(SET_PRICE).u64(microLamports).build());
  }

  @Override
  public SolutionInstruction encoded() {
    return new SolutionInstruction(PROGRAM, List.of(), data);
  }
}
