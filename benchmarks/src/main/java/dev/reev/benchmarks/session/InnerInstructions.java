package dev.reev.benchmarks.session;

import java.util.List;

/**
 * What the programs called while one instruction ran.
 *
 * @param index of that instruction in the transaction, from 0
 */
public record InnerInstructions(int index, List<TraceInstruction> instructions) {

  public InnerInstructions {
    instructions = instructions == null ? List.of() : List.copyOf(instructions);
  }
}
