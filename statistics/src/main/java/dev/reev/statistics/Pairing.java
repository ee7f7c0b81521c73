package dev.reev.statistics;

import dev.reev.statistics.Outcome.Skipped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pairs observations: those of one benchmark and agent or, when each side has a single agent, those
 * of one benchmark, so that two agents can be compared.
 *
 * @param shared cells in which both sides have an observation that is not skipped
 */
record Pairing(List<Pair> shared, List<Cell> unpaired) {

  static Pairing of(List<ObservedRun> base, List<ObservedRun> candidate) {
    Set<String> baseAgents = agents(base);
    Set<String> candidateAgents = agents(candidate);
    boolean oneEach = baseAgents.size() == 1 && candidateAgents.size() == 1;
    boolean byBenchmark = oneEach && !baseAgents.equals(candidateAgents);
    Map<Key, List<ObservedRun>> left = cells(base, byBenchmark);
    Map<Key, List<ObservedRun>> right = cells(candidate, byBenchmark);
    Set<Key> all = new TreeSet<>(left.keySet());
    all.addAll(right.keySet());
    List<Pair> shared = new ArrayList<>();
    List<Cell> unpaired = new ArrayList<>();
    for (Key key : all) {
      List<ObservedRun> ofBase = left.get(key);
      List<ObservedRun> ofCandidate = right.get(key);
      if (ofBase == null || ofCandidate == null) {
        unpaired.add(new Cell(key.benchmark, key.agentOrNull()));
      } else {
        shared.add(new Pair(key.benchmark, key.agentOrNull(), ofBase, ofCandidate));
      }
    }
    return new Pairing(shared, unpaired);
  }

  /**
   * Cells with a value on both sides. Every benchmark weighs the same, and within a benchmark every
   * cell.
   */
  List<CellSample> samples(Measure measure) {
    List<CellSample> all =
        shared.stream().map(pair -> pair.sample(measure)).flatMap(Optional::stream).toList();
    Map<String, Long> cells =
        all.stream().collect(Collectors.groupingBy(CellSample::benchmark, Collectors.counting()));
    return all.stream()
        .map(cell -> cell.withWeight(1.0 / cells.size() / cells.getOrDefault(cell.benchmark(), 1L)))
        .toList();
  }

  private static Set<String> agents(Collection<ObservedRun> observations) {
    return observations.stream().map(ObservedRun::agent).collect(Collectors.toSet());
  }

  private static Map<Key, List<ObservedRun>> cells(List<ObservedRun> all, boolean byBenchmark) {
    return all.stream()
        .filter(o -> !(o.outcome() instanceof Skipped))
        .collect(
            Collectors.groupingBy(
                o -> new Key(o.benchmark(), byBenchmark ? "" : o.agent()),
                TreeMap::new,
                Collectors.toList()));
  }

  /** Observations of both sides in one cell. */
  record Pair(
      String benchmark,
      @Nullable String agent,
      List<ObservedRun> base,
      List<ObservedRun> candidate) {

    /** Values of the cell, with weight 1; empty when a side has none. */
    Optional<CellSample> sample(Measure measure) {
      double[] ofBase = measure.values(base);
      double[] ofCandidate = measure.values(candidate);
      return ofBase.length == 0 || ofCandidate.length == 0
          ? Optional.empty()
          : Optional.of(new CellSample(benchmark, ofBase, ofCandidate, 1));
    }
  }

  /** An empty agent stands for all agents. */
  private record Key(String benchmark, String agent) implements Comparable<Key> {

    @Nullable String agentOrNull() {
      return agent.isEmpty() ? null : agent;
    }

    @Override
    public int compareTo(Key other) {
      int order = benchmark.compareTo(other.benchmark);
      return order != 0 ? order : agent.compareTo(other.agent);
    }
  }
}
