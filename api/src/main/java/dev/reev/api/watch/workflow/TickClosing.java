package dev.reev.api.watch.workflow;

import dev.reev.api.provenance.SuiteProvenance;
import dev.reev.api.suite.state.SuiteOutcomes;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.api.watch.rule.WatchWebhooks;
import dev.reev.api.watch.state.StoredTick;
import dev.reev.api.watch.state.StoredTicks;
import dev.reev.api.watch.state.TickJudgements;
import dev.reev.api.watch.state.TickJudgements.StoredJudgement;
import dev.reev.api.watch.state.TickScore;
import dev.reev.api.watch.state.Ticks;
import dev.reev.workflows.schedule.TickConclusion;
import dev.reev.workflows.schedule.TickDecision;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Ends ticks: with a decision, or without one when they are stopped. */
@Component
class TickClosing {

  private static final Logger log = LoggerFactory.getLogger(TickClosing.class);

  private final StoredTicks ticks;
  private final TickJudgements judgements;
  private final SuiteProvenance provenance;
  private final SuiteSubmission suites;
  private final SuiteOutcomes outcomes;
  private final WatchWebhooks webhooks;
  private final JsonMapper json;

  TickClosing(
      StoredTicks ticks,
      TickJudgements judgements,
      SuiteProvenance provenance,
      SuiteSubmission suites,
      SuiteOutcomes outcomes,
      WatchWebhooks webhooks,
      JsonMapper json) {
    this.ticks = ticks;
    this.judgements = judgements;
    this.provenance = provenance;
    this.suites = suites;
    this.outcomes = outcomes;
    this.webhooks = webhooks;
    this.json = json;
  }

  /** Stores a decision. Returns true when it is news and the schedule has a webhook. */
  boolean conclude(TickConclusion conclusion) {
    StoredTick tick = ticks.find(UUID.fromString(conclusion.tick())).orElseThrow();
    TickDecision decision = conclusion.decision();
    List<StoredJudgement> steps = judgements.of(tick.id());
    List<String> regressed = steps.isEmpty() ? List.of() : steps.get(steps.size() - 1).regressed();
    keepScores(tick);
    boolean first =
        ticks.ended(
            tick.id(),
            decision,
            conclusion.reason(),
            regressed,
            firstBad(tick, decision),
            changes(tick));
    if (first) {
      log(tick, conclusion);
    }
    return Ticks.isNews(decision) && !webhooks.of(tick.schedule()).isEmpty();
  }

  private void keepScores(StoredTick tick) {
    UUID suite = tick.suite();
    if (suite != null) {
      ticks.scored(tick.id(), json.writeValueAsString(TickScore.of(outcomes.of(suite))));
    }
  }

  /** Stops the suites of an undecided tick. */
  void stop(UUID id, String reason) {
    StoredTick tick = ticks.find(id).orElseThrow();
    UUID own = tick.suite();
    if (own != null) {
      var unused = suites.cancel(own);
    }
    for (StoredJudgement step : judgements.of(id)) {
      UUID confirmation = step.confirmation();
      if (confirmation != null) {
        var unused = suites.cancel(confirmation);
      }
    }
    ticks.stopped(id, reason);
    log.warn("Schedule {}: tick {} ended without a decision: {}", tick.scheduleName(), id, reason);
  }

  private @Nullable UUID firstBad(StoredTick tick, TickDecision decision) {
    UUID baseline = tick.baseline();
    return switch (decision) {
      case REGRESSED -> tick.id();
      case STILL_REGRESSED, RECOVERED ->
          baseline == null
              ? null
              : ticks.regressions(tick, baseline).stream()
                  .map(StoredTick::id)
                  .findFirst()
                  .orElse(null);
      case NOT_WATCHED, BASELINE, GOOD, REFUTED, INDECISIVE, ENVIRONMENT_INVALID -> null;
    };
  }

  private @Nullable String changes(StoredTick tick) {
    UUID baseline = tick.baseline();
    UUID suite = tick.suite();
    return baseline == null || suite == null
        ? null
        : json.writeValueAsString(provenance.changes(baseline, suite));
  }

  private static void log(StoredTick tick, TickConclusion conclusion) {
    String line = "Schedule {}: tick {} is {}: {}";
    Object[] words = {
      tick.scheduleName(), tick.id(), Ticks.wireName(conclusion.decision()), conclusion.reason()
    };
    if (Ticks.isNews(conclusion.decision())) {
      log.warn(line, words);
    } else {
      log.info(line, words);
    }
  }
}
