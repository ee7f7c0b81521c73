package dev.reev.runner.prove.mutation;

import java.util.stream.Stream;

/** Changes one step of the right solution. */
interface Mutator {

  /** All its changes; none when there is nothing in the step that it could change. */
  Stream<Mutation> mutate(PlayedStep step);
}
