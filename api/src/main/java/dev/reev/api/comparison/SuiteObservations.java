package dev.reev.api.comparison;

import dev.reev.api.suite.state.ItemOutcome;
import dev.reev.api.suite.state.SuiteOutcomes;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Suites as statistics take them. */
@Component
public class SuiteObservations {

  private final SuiteOutcomes outcomes;

  SuiteObservations(SuiteOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** One for each item, as things stand now; none when there is no such suite. */
  public List<ObservedRun> of(UUID suite) {
    return outcomes.of(suite).stream().map(SuiteObservations::observation).toList();
  }

  private static ObservedRun observation(ItemOutcome item) {
    Outcome outcome =
        item.skipped() == null
            ? Outcome.of(item.score(), item.passed(), item.failureClass())
            : new Outcome.Skipped();
    return new ObservedRun(item.benchmark(), item.agent(), item.repeat(), item.run(), outcome);
  }
}
