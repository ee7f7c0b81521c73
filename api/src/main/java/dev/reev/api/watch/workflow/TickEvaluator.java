package dev.reev.api.watch.workflow;

import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.watch.judge.TickJudge;
import dev.reev.api.watch.judge.TickVerdict;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.api.watch.judge.TickVerdict.Unsure;
import dev.reev.api.watch.rule.TickOrders;
import dev.reev.api.watch.rule.WatchBody;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.api.watch.rule.WatchedSchedule;
import dev.reev.api.watch.rule.WatchedSchedules;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickIds;
import dev.reev.api.watch.state.TickJudgements;
import dev.reev.api.watch.state.TickJudgements.StoredJudgement;
import dev.reev.workflows.schedule.Judgement;
import dev.reev.workflows.schedule.TickDecision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has ticks judged, stores the judgements, and submits the confirming suites they require. */
@Component
class TickEvaluator {

  private static final String PINNED = "suite:";

  private final StoredTicks ticks;
  private final TickJudgements judgements;
  private final TickCases cases;
  private final WatchedSchedules schedules;
  private final SuiteSubmission suites;

  TickEvaluator(
      StoredTicks ticks,
      TickJudgements judgements,
      TickCases cases,
      WatchedSchedules schedules,
      SuiteSubmission suites) {
    this.ticks = ticks;
    this.judgements = judgements;
    this.cases = cases;
    this.schedules = schedules;
    this.suites = suites;
  }

  /**
   * The judgement after this many confirming suites. Idempotent: a repeated call gets the stored
   * judgement.
   */
  Judgement judge(StoredTick tick, int round) {
    Optional<StoredJudgement> earlier = judgements.find(tick.id(), round);
    return answer(earlier.isPresent() ? earlier.get() : judged(tick, round));
  }

  private StoredJudgement judged(StoredTick tick, int round) {
    WatchBody watch = schedules.find(tick.schedule()).map(WatchedSchedule::watch).orElse(null);
    if (watch == null) {
      return judgements.keep(tick.id(), round, notWatched(), null);
    }
    UUID baseline = round == 0 ? baseline(tick, watch) : tick.baseline();
    ticks.comparedWith(tick.id(), baseline);
    TickVerdict verdict = new TickJudge(WatchRule.of(watch)).judge(cases.of(tick, baseline, round));
    UUID confirmation =
        verdict instanceof Unsure unsure ? confirmation(tick, round + 1, unsure, watch) : null;
    return judgements.keep(tick.id(), round, verdict, confirmation);
  }

  private @Nullable UUID baseline(StoredTick tick, WatchBody watch) {
    String text = watch.baseline();
    return text != null && text.startsWith(PINNED)
        ? UUID.fromString(text.substring(PINNED.length()))
        : ticks.lastGoodSuite(tick).orElse(null);
  }

  private UUID confirmation(StoredTick tick, int round, Unsure unsure, WatchBody watch) {
    UUID own = Objects.requireNonNull(tick.suite());
    StoredSuite suite = suites.find(own).orElseThrow();
    UUID confirmation =
        suites.accept(
            TickIds.suite(tick.id(), round),
            TickOrders.ofConfirmation(
                suite.definition(), cases.benchmarks(own), unsure.agents(), watch),
            SuiteKind.CONFIRMATION,
            tick.workflowId());
    ticks.confirming(tick.id());
    return confirmation;
  }

  private static Decided notWatched() {
    return new Decided(TickDecision.NOT_WATCHED, "the schedule has no watch", List.of(), Set.of());
  }

  private static Judgement answer(StoredJudgement stored) {
    UUID confirmation = stored.confirmation();
    return new Judgement(
        stored.decision(), stored.reason(), confirmation == null ? null : confirmation.toString());
  }
}
