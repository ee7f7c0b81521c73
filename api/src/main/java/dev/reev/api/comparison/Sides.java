package dev.reev.api.comparison;

import dev.reev.api.comparison.SideScores.Chosen;
import dev.reev.api.comparison.SideText.OfAgent;
import dev.reev.api.comparison.SideText.OfSuite;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.submit.SuiteSubmission;
import org.springframework.stereotype.Component;

/** Finds the runs of a side. */
@Component
class Sides {

  private final SuiteSubmission suites;
  private final SuiteObservations items;
  private final AgentRuns runs;
  private final SideScores scores;

  Sides(SuiteSubmission suites, SuiteObservations items, AgentRuns runs, SideScores scores) {
    this.suites = suites;
    this.items = items;
    this.runs = runs;
    this.scores = scores;
  }

  /**
   * With runs as they stand now.
   *
   * @throws dev.reev.api.problem.ProblemException 404 when there is no such suite; as {@link
   *     SideScores#choose} says
   */
  Side find(SideText text, ScoreChoice choice) {
    if (text instanceof OfAgent agent) {
      AgentRuns.Found found = runs.find(agent.window());
      Chosen chosen = scores.choose(found.observations(), choice);
      return new Side(
          null,
          null,
          agent.window(),
          chosen.observations(),
          scores.used(chosen.observations()),
          found.cut(),
          choice,
          chosen.with());
    }
    OfSuite suite = (OfSuite) text;
    StoredSuite stored =
        suites
            .find(suite.id())
            .orElseThrow(() -> SuiteProblems.unknownSuite(suite.id().toString()));
    Chosen chosen = scores.choose(items.of(stored.id()), choice);
    return new Side(
        stored.id(),
        stored.name(),
        null,
        chosen.observations(),
        scores.used(chosen.observations()),
        false,
        choice,
        chosen.with());
  }
}
