package dev.reev.api.suite.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.comparison.CoverageView;
import dev.reev.api.comparison.ScoreChoice;
import dev.reev.api.comparison.ScoredWith;
import dev.reev.statistics.Interval;
import dev.reev.statistics.SuiteStatistics;
import dev.reev.statistics.SuiteStatistics.Group;
import dev.reev.statistics.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a suite's runs say together; what each number claims is in docs/statistics.md.
 *
 * @param confidence of all intervals
 * @param coverage runs with a score, of all that can run here
 * @param cells by benchmark and agent
 * @param controls what agents that understand nothing score on these benchmarks
 * @param scores which scores of the runs count: {@code first}, or the id of a score set
 * @param scorers name and version of the rules that made them; {@code unknown} of runs that do not
 *     name any
 * @param notes what makes the scores unlike each other
 */
record StatisticsView(
    @JsonProperty("suite_id") UUID suite,
    double confidence,
    CoverageView coverage,
    Stat overall,
    List<Stat> agents,
    List<Stat> benchmarks,
    List<Stat> cells,
    ControlsView controls,
    String scores,
    List<String> scorers,
    List<String> notes) {

  /**
   * Some runs together. Null where nothing is known.
   *
   * @param agentErrors runs whose agent broke: they have no score, and did not pass
   * @param skipped runs that cannot be made here, or that the score set does not cover
   * @param unit what intervals take for independent draws: {@code benchmark}, then they speak about
   *     benchmarks like these, or {@code run}, then about further runs of this benchmark
   * @param passAtK by k, chance that at least one of k runs passes
   * @param passHatK by k, chance that all of k runs pass
   * @param flakiness chance that two runs of an agent on a benchmark differ in whether they pass
   */
  record Stat(
      @JsonProperty("benchmark_id") @Nullable String benchmark,
      @Nullable String agent,
      CoverageView coverage,
      int agentErrors,
      int skipped,
      String unit,
      @Nullable Double meanScore,
      @Nullable Interval meanInterval,
      @Nullable Double passRate,
      @Nullable Interval passInterval,
      Map<String, Double> passAtK,
      Map<String, Double> passHatK,
      @Nullable Double flakiness) {

    private static Stat of(@Nullable String benchmark, @Nullable String agent, Summary summary) {
      return new Stat(
          benchmark,
          agent,
          CoverageView.of(summary.coverage()),
          summary.broke(),
          summary.skipped(),
          summary.unit().name().toLowerCase(Locale.ROOT),
          summary.meanScore(),
          summary.meanInterval(),
          summary.passRate(),
          summary.passInterval(),
          byText(summary.passAtK()),
          byText(summary.passHatK()),
          summary.flakiness());
    }

    private static Map<String, Double> byText(SortedMap<Integer, Double> byK) {
      Map<String, Double> texts = new LinkedHashMap<>();
      byK.forEach((k, value) -> texts.put(k.toString(), value));
      return texts;
    }
  }

  static StatisticsView of(
      UUID suite,
      SuiteStatistics statistics,
      ControlsView controls,
      ScoreChoice choice,
      ScoredWith with,
      long unconfined) {
    Stat overall = Stat.of(null, null, statistics.overall());
    return new StatisticsView(
        suite,
        statistics.confidence(),
        overall.coverage(),
        overall,
        stats(statistics.agents()),
        stats(statistics.benchmarks()),
        stats(statistics.cells()),
        controls,
        choice.text(),
        List.copyOf(with.scorers()),
        notes(with, unconfined));
  }

  private static List<String> notes(ScoredWith with, long unconfined) {
    List<String> notes = new ArrayList<>();
    if (with.scorers().size() > 1) {
      notes.add("the scores were not made by one scorer, but by " + with.scorersText());
    }
    if (unconfined > 0) {
      notes.add(
          "unconfined agents: nothing kept those of %d of the runs from their own scores"
              .formatted(unconfined));
    }
    return List.copyOf(notes);
  }

  private static List<Stat> stats(List<Group> groups) {
    return groups.stream()
        .map(group -> Stat.of(group.cell().benchmark(), group.cell().agent(), group.summary()))
        .toList();
  }
}
