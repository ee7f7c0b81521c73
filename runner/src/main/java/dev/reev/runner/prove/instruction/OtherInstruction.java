package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.SolutionInstruction;

/** An instruction that is not taken apart. */
public record OtherInstruction(SolutionInstruction encoded) implements KnownInstruction {}
