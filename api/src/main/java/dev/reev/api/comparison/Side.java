package dev.reev.api.comparison;

import dev.reev.statistics.ObservedRun;
import java.util.List;
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
 * @param unconfined runs whose agent nothing kept from its own score
 * @param cut true when there were more runs than are looked at
 */
record Side(
    @Nullable UUID suite,
    @Nullable String name,
    @Nullable Window window,
    List<ObservedRun> observations,
    long unconfined,
    boolean cut,
    ScoreChoice scores,
    ScoredWith with) {

  Stream<UUID> runs() {
    return observations.stream().map(ObservedRun::run).filter(Objects::nonNull);
  }
}
