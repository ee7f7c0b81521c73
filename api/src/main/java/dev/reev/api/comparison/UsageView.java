package dev.reev.api.comparison;

import dev.reev.statistics.ObservedRun;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of one side uses up: mean over the benchmarks that both sides have of the mean over
 * those of their runs that tell. Null where none does.
 *
 * @param costUsd dollars a run
 * @param inputTokens a run
 * @param outputTokens a run
 * @param seconds a run, as the runner measured them
 * @param totalCostUsd of all runs of the side on these benchmarks that tell
 */
public record UsageView(
    @Nullable Double costUsd,
    @Nullable Double inputTokens,
    @Nullable Double outputTokens,
    @Nullable Double seconds,
    @Nullable Double totalCostUsd) {

  private static final double MILLIS = 1000;

  /**
   * Of the cells that both sides have.
   *
   * @param cells their runs
   * @param used what is known of these, by id
   */
  static UsageView of(Collection<List<ObservedRun>> cells, Map<UUID, RunFigures> used) {
    List<List<RunFigures>> known =
        cells.stream()
            .map(
                runs ->
                    runs.stream()
                        .map(ObservedRun::run)
                        .filter(Objects::nonNull)
                        .flatMap(run -> Stream.ofNullable(used.get(run)))
                        .toList())
            .toList();
    Double millis = mean(known, RunFigures::millis);
    return new UsageView(
        mean(known, RunFigures::costUsd),
        mean(known, RunFigures::inputTokens),
        mean(known, RunFigures::outputTokens),
        millis == null ? null : (Double) (millis / MILLIS),
        total(known));
  }

  private static @Nullable Double mean(
      List<List<RunFigures>> cells, Function<RunFigures, @Nullable Number> number) {
    return orNull(
        cells.stream()
            .map(
                runs ->
                    runs.stream()
                        .map(number)
                        .filter(Objects::nonNull)
                        .mapToDouble(Number::doubleValue)
                        .average())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .average());
  }

  private static @Nullable Double total(List<List<RunFigures>> cells) {
    List<Double> costs =
        cells.stream()
            .flatMap(List::stream)
            .map(RunFigures::costUsd)
            .filter(Objects::nonNull)
            .toList();
    return costs.isEmpty() ? null : (Double) costs.stream().mapToDouble(cost -> cost).sum();
  }

  private static @Nullable Double orNull(OptionalDouble mean) {
    return mean.isPresent() ? (Double) mean.getAsDouble() : null;
  }
}
