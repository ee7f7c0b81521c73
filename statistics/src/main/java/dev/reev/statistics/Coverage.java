package dev.reev.statistics;

import dev.reev.statistics.Outcome.Skipped;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Share of the requested runs that an aggregate rests on.
 *
 * @param n runs that have a value
 * @param of runs that could have one: all but those that cannot run here
 */
public record Coverage(int n, int of) {

  static Coverage of(Collection<ObservedRun> observations, Measure measure) {
    long of = observations.stream().filter(o -> !(o.outcome() instanceof Skipped)).count();
    return new Coverage(measure.values(observations).length, (int) of);
  }

  Coverage plus(Coverage other) {
    return new Coverage(n + other.n, of + other.of);
  }

  boolean reaches(double share) {
    return n >= share * of && n > 0;
  }

  /** 0 to 1; null when no run could be made. */
  public @Nullable Double fraction() {
    return of == 0 ? null : (double) n / of;
  }
}
