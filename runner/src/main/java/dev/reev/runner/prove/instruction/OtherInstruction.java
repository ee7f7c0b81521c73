package dev.reev.runner.prove.instruction;

import dev.reev.runner.solution.SolutionInstruction;

/** An instruction that stays opaque. */
public record OtherInstruction(SolutionInstruction encoded) implements KnownInstruction {}
