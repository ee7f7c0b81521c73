package dev.reev.api.dashboard.run;

import dev.reev.api.dashboard.run.PointsRow.Part;
import dev.reev.api.run.view.RunView;
import dev.reev.benchmarks.session.Usage;
import dev.reev.benchmarks.text.FigureText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing to know of several runs.
 *
 * @param values one for each run, in their order; null where it is not known
 */
record SideBySideRow(String what, List<@Nullable String> values) {

  /** Of an answer; the page of the run has more. */
  private static final int MAX_ANSWER = 2_000;

  public boolean differs() {
    return values.stream().anyMatch(value -> !Objects.equals(value, values.get(0)));
  }

  /**
   * Facts of the runs: benchmark, agent, cost, answer. Leaves out facts unknown for all of them.
   */
  static List<SideBySideRow> facts(List<ChosenRun> sides) {
    List<SideBySideRow> rows = new ArrayList<>();
    rows.add(row("Benchmark", sides, side -> side.run().benchmark()));
    rows.add(row("Agent", sides, side -> side.run().agent()));
    rows.add(row("Model", sides, side -> side.run().provenance().model()));
    rows.add(row("Took", sides, side -> took(side.run())));
    rows.add(row("Tokens in", sides, used(Usage::inputTokens)));
    rows.add(row("Tokens out", sides, used(Usage::outputTokens)));
    rows.add(row("Cost", sides, SideBySideRow::cost));
    rows.add(row("Why no score", sides, SideBySideRow::failure));
    rows.add(row("Last answer", sides, SideBySideRow::answer));
    return rows.stream().filter(row -> row.values.stream().anyMatch(Objects::nonNull)).toList();
  }

  /** The agents' output at each part of the score, for parts that any of the runs has. */
  static List<SideBySideRow> checks(List<ChosenRun> sides) {
    List<Map<String, Part>> parts =
        sides.stream().map(side -> PointsRow.parts(side.evidence())).toList();
    Set<String> all =
        parts.stream()
            .map(Map::keySet)
            .collect(LinkedHashSet::new, Collection::addAll, Collection::addAll);
    return all.stream()
        .map(what -> row(what, parts, its -> its.containsKey(what) ? its.get(what).actual() : null))
        .toList();
  }

  private static <T> SideBySideRow row(
      String what, List<T> sides, Function<T, @Nullable Object> value) {
    List<@Nullable String> values = new ArrayList<>();
    for (T side : sides) {
      Object its = value.apply(side);
      values.add(its == null ? null : its.toString());
    }
    return new SideBySideRow(what, values);
  }

  private static @Nullable String took(RunView run) {
    Long took = run.executionTimeMs();
    return took == null ? null : FigureText.took(took);
  }

  private static Function<ChosenRun, @Nullable Object> used(Function<Usage, @Nullable Long> fact) {
    return side -> {
      Usage usage = side.evidence() == null ? null : side.evidence().usage();
      Long tokens = usage == null ? null : fact.apply(usage);
      return tokens == null ? null : FigureText.count(tokens);
    };
  }

  private static @Nullable String cost(ChosenRun side) {
    Usage usage = side.evidence() == null ? null : side.evidence().usage();
    Double cost = usage == null ? null : usage.costUsd();
    return cost == null ? null : FigureText.dollars(cost);
  }

  private static @Nullable String failure(ChosenRun side) {
    RunView.Failure failure = side.run().failure();
    return failure == null ? side.run().message() : failure.type() + ": " + failure.message();
  }

  private static @Nullable String answer(ChosenRun side) {
    String answer = side.evidence() == null ? null : side.evidence().lastAnswer();
    return answer == null || answer.length() <= MAX_ANSWER
        ? answer
        : answer.substring(0, MAX_ANSWER) + "…";
  }
}
