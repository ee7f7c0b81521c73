package dev.reev.statistics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Statistics of a suite as a whole, by agent, by benchmark, and by both.
 *
 * @param agents sorted by name, as are the other lists
 */
public record SuiteStatistics(
    double confidence,
    Summary overall,
    List<Group> agents,
    List<Group> benchmarks,
    List<Group> cells) {

  private static final Comparator<String> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<Group> BY_NAME =
      Comparator.comparing((Group group) -> group.cell().benchmark(), NULLS_FIRST)
          .thenComparing(group -> group.cell().agent(), NULLS_FIRST);

  /** The same runs give the same statistics, to the last digit. */
  public static SuiteStatistics of(Collection<ObservedRun> observations, double confidence) {
    return new SuiteStatistics(
        confidence,
        Summary.of(observations, confidence),
        groups(observations, o -> new Cell(null, o.agent()), confidence),
        groups(observations, o -> new Cell(o.benchmark(), null), confidence),
        groups(observations, o -> new Cell(o.benchmark(), o.agent()), confidence));
  }

  private static List<Group> groups(
      Collection<ObservedRun> observations, Function<ObservedRun, Cell> cell, double confidence) {
    return observations.stream().collect(Collectors.groupingBy(cell)).entrySet().stream()
        .map(entry -> new Group(entry.getKey(), Summary.of(entry.getValue(), confidence)))
        .sorted(BY_NAME)
        .toList();
  }

  /** Runs that share a benchmark, an agent, or both. */
  public record Group(Cell cell, Summary summary) {}
}
