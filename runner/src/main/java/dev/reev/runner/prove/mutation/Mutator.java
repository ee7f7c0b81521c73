package dev.reev.runner.prove.mutation;

import java.util.stream.Stream;

/** Changes one step of the right solution. */
interface Mutator {

  /** All changes to the step; empty when the mutator does not apply. */
  Stream<Mutation> mutate(PlayedStep step);
}
