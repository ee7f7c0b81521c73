package dev.reev.api.watch.workflow;

import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.provenance.SuiteProvenance;
import dev.reev.api.suite.state.ItemOutcome;
import dev.reev.api.suite.state.SuiteOutcomes;
import dev.reev.api.watch.judge.TickCase;
import dev.reev.api.watch.judge.TickCase.Standing;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickJudgements;
import dev.reev.api.watch.state.TickJudgements.StoredJudgement;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import dev.reev.workflows.run.FailureClass;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects all stored evidence for the verdict on a tick. */
@Component
class TickCases {

  /** Key in the provenance of runs. */
  private static final String TEXT_OF_BENCHMARK = "benchmark_sha256";

  private final StoredTicks ticks;
  private final TickJudgements judgements;
  private final SuiteOutcomes outcomes;
  private final SuiteProvenance provenance;

  TickCases(
      StoredTicks ticks,
      TickJudgements judgements,
      SuiteOutcomes outcomes,
      SuiteProvenance provenance) {
    this.ticks = ticks;
    this.judgements = judgements;
    this.outcomes = outcomes;
    this.provenance = provenance;
  }

  /**
   * The case of a tick after this many confirming suites.
   *
   * @param baseline suite to compare with; null when there is none
   */
  TickCase of(StoredTick tick, @Nullable UUID baseline, int round) {
    UUID suite = Objects.requireNonNull(tick.suite());
    Set<String> changed = baseline == null ? Set.of() : changedBenchmarks(baseline, suite);
    List<List<ObservedRun>> confirmations =
        judgements.of(tick.id()).stream()
            .filter(judgement -> judgement.round() < round)
            .map(StoredJudgement::confirmation)
            .filter(Objects::nonNull)
            .map(confirmation -> runs(confirmation, changed))
            .toList();
    return new TickCase(
        runs(suite, Set.of()),
        baseline == null ? null : runs(baseline, changed),
        confirmations,
        baseline == null ? null : standing(tick, baseline, changed));
  }

  /** Benchmarks with a run in the tick's suite. */
  Set<String> benchmarks(UUID suite) {
    return outcomes.of(suite).stream()
        .filter(item -> item.skipped() == null)
        .map(ItemOutcome::benchmark)
        .collect(Collectors.toSet());
  }

  private @Nullable Standing standing(StoredTick tick, UUID baseline, Set<String> changed) {
    List<StoredTick> bad = ticks.regressions(tick, baseline);
    UUID first = bad.isEmpty() ? null : bad.get(0).suite();
    return first == null
        ? null
        : new Standing(
            bad.stream()
                .map(StoredTick::regressed)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet()),
            runs(first, changed));
  }

  private Set<String> changedBenchmarks(UUID baseline, UUID suite) {
    return provenance.changes(baseline, suite).stream()
        .filter(change -> change.key().equals(TEXT_OF_BENCHMARK))
        .map(ProvenanceChange::benchmarks)
        .flatMap(Collection::stream)
        .collect(Collectors.toSet());
  }

  private List<ObservedRun> runs(UUID suite, Set<String> without) {
    return outcomes.of(suite).stream()
        .filter(item -> !without.contains(item.benchmark()))
        .map(TickCases::observation)
        .toList();
  }

  private static ObservedRun observation(ItemOutcome item) {
    return new ObservedRun(
        item.benchmark(), item.agent(), item.repeat(), item.run(), outcome(item));
  }

  private static Outcome outcome(ItemOutcome item) {
    if (item.skipped() != null) {
      return new Outcome.Skipped();
    }
    Double score = item.score();
    if (score != null) {
      return new Outcome.Scored(score, Boolean.TRUE.equals(item.passed()));
    }
    return FailureClass.AGENT_ERROR.wireName().equals(item.failureClass())
        ? new Outcome.AgentBroke()
        : new Outcome.Missing();
  }
}
