package dev.reev.api.comparison;

import dev.reev.statistics.ObservedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One side with its runs.
 *
 * @param suite id and name; null for an agent
 * @param window null for a suite
 * @param observations with the scores that were chosen
 * @param used what is known of its runs, by id
 * @param cut true when there were more runs than are looked at
 */
record Side(
    @Nullable UUID suite,
    @Nullable String name,
    @Nullable Window window,
    List<ObservedRun> observations,
    Map<UUID, RunFigures> used,
    boolean cut,
    ScoreChoice scores,
    ScoredWith with) {

  /** How many runs had an agent that nothing kept from its own score. */
  long unconfined() {
    return used.values().stream().filter(RunFigures::unconfined).count();
  }

  Stream<UUID> runs() {
    return observations.stream().map(ObservedRun::run).filter(Objects::nonNull);
  }
}
