package dev.reev.statistics;

import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Outcome.Scored;
import java.util.Collection;
import java.util.OptionalDouble;

/** The value of a run that statistics are computed of. */
public enum Measure {
  /** The score, 0 to 1. A run without a score has no value. */
  SCORE,
  /** 1 when the run passed, 0 when it did not or its agent broke. */
  PASS;

  OptionalDouble of(Outcome outcome) {
    if (outcome instanceof Scored scored) {
      double passed = scored.passed() ? 1 : 0;
      return OptionalDouble.of(this == SCORE ? scored.score() : passed);
    }
    return this == PASS && outcome instanceof AgentBroke
        ? OptionalDouble.of(0)
        : OptionalDouble.empty();
  }

  /** Values of the observations that have one. */
  double[] values(Collection<ObservedRun> observations) {
    return observations.stream()
        .map(observation -> of(observation.outcome()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }
}
