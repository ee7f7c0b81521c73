package dev.reev.api.dashboard.schedules;

import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.watch.state.TickScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scores of an agent, tick by tick.
 *
 * @param points oldest first
 * @param anchor mean score in the baseline of the newest tick; null when that is no tick shown here
 */
record ScoreChart(String agent, List<Point> points, @Nullable Double anchor) {

  /**
   * A tick in which the agent has a score.
   *
   * @param worse whether a regression of this agent stands
   * @param changes what it is made of and the tick before was not, each in a line
   */
  record Point(
      UUID tick,
      Instant at,
      @Nullable Double low,
      double mean,
      @Nullable Double high,
      int scored,
      int runs,
      boolean worse,
      List<String> changes) {}

  /**
   * Input of the chart script, one array per column.
   *
   * @param time in seconds
   * @param worse ticks in which a regression stands
   * @param changes null where there are none
   */
  record Columns(
      String agent,
      List<Long> time,
      List<Double> mean,
      List<@Nullable Double> low,
      List<@Nullable Double> high,
      List<Boolean> worse,
      List<@Nullable String> changes,
      @Nullable Double anchor) {}

  /**
   * One for each agent, by name.
   *
   * @param ticks newest first
   */
  static List<ScoreChart> of(List<ScoredTick> ticks) {
    Map<String, List<Point>> points = new TreeMap<>();
    Map<String, Set<String>> before = new TreeMap<>();
    for (int at = ticks.size() - 1; at >= 0; at--) {
      ScoredTick tick = ticks.get(at);
      for (TickScore score : tick.scores()) {
        Set<String> now = changes(tick, score.agent());
        List<String> fresh = new ArrayList<>(now);
        fresh.removeAll(before.getOrDefault(score.agent(), Set.of()));
        before.put(score.agent(), now);
        points
            .computeIfAbsent(score.agent(), agent -> new ArrayList<>())
            .add(point(tick, score, fresh.stream().sorted().toList()));
      }
    }
    return points.entrySet().stream()
        .map(
            entry ->
                new ScoreChart(entry.getKey(), entry.getValue(), anchor(ticks, entry.getKey())))
        .toList();
  }

  private static Point point(ScoredTick tick, TickScore score, List<String> fresh) {
    return new Point(
        tick.id(),
        tick.at(),
        score.low(),
        score.mean(),
        score.high(),
        score.scored(),
        score.runs(),
        tick.regressed().contains(score.agent()),
        fresh);
  }

  private static Set<String> changes(ScoredTick tick, String agent) {
    return tick.changes().stream()
        .filter(change -> agent.equals(change.agent()))
        .map(ProvenanceChange::note)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static @Nullable Double anchor(List<ScoredTick> ticks, String agent) {
    UUID baseline = ticks.get(0).baseline();
    Optional<ScoredTick> anchor =
        ticks.stream()
            .filter(tick -> baseline != null && baseline.equals(tick.suite()))
            .findFirst();
    return anchor.stream()
        .flatMap(tick -> tick.scores().stream())
        .filter(score -> score.agent().equals(agent))
        .map(TickScore::mean)
        .findFirst()
        .orElse(null);
  }

  Columns columns() {
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    List<@Nullable String> changes = new ArrayList<>();
    for (Point point : points) {
      low.add(point.low());
      high.add(point.high());
      changes.add(point.changes().isEmpty() ? null : String.join("; ", point.changes()));
    }
    return new Columns(
        agent,
        points.stream().map(point -> point.at().getEpochSecond()).toList(),
        points.stream().map(Point::mean).toList(),
        low,
        high,
        points.stream().map(Point::worse).toList(),
        changes,
        anchor);
  }
}
