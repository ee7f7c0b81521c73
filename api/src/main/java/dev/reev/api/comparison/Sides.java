package dev.reev.api.comparison;

import dev.reev.api.comparison.SideText.OfAgent;
import dev.reev.api.comparison.SideText.OfSuite;
import dev.reev.api.suite.StoredSuite;
import dev.reev.api.suite.SuiteProblems;
import dev.reev.api.suite.Suites;
import org.springframework.stereotype.Component;

/** Finds the runs of a side. */
@Component
class Sides {

  private final Suites suites;
  private final SuiteObservations items;
  private final AgentRuns runs;

  Sides(Suites suites, SuiteObservations items, AgentRuns runs) {
    this.suites = suites;
    this.items = items;
    this.runs = runs;
  }

  /**
   * With runs as they stand now.
   *
   * @throws dev.reev.api.system.ProblemException 404 when there is no such suite
   */
  Side find(SideText text) {
    if (text instanceof OfAgent agent) {
      AgentRuns.Found found = runs.find(agent.window());
      return new Side(null, null, agent.window(), found.observations(), found.cut());
    }
    OfSuite suite = (OfSuite) text;
    StoredSuite stored =
        suites
            .find(suite.id())
            .orElseThrow(() -> SuiteProblems.unknownSuite(suite.id().toString()));
    return new Side(stored.id(), stored.name(), null, items.of(stored.id()), false);
  }
}
