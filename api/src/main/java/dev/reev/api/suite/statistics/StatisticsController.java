package dev.reev.api.suite.statistics;

import dev.reev.api.comparison.ScoreChoice;
import dev.reev.api.comparison.SideScores;
import dev.reev.api.comparison.SuiteObservations;
import dev.reev.api.request.RunIdText;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.submit.SuiteSubmission;
import dev.reev.statistics.SuiteStatistics;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics of suites. */
@RestController
@RequestMapping("/api/v1/suites/{id}/statistics")
class StatisticsController {

  private final SuiteSubmission suites;
  private final SuiteObservations items;
  private final SuiteControls controls;
  private final SideScores scores;

  StatisticsController(
      SuiteSubmission suites, SuiteObservations items, SuiteControls controls, SideScores scores) {
    this.suites = suites;
    this.items = items;
    this.controls = controls;
    this.scores = scores;
  }

  /**
   * Means, pass rates and how sure they are: of the suite, its agents, its benchmarks, and both.
   */
  @GetMapping
  StatisticsView statistics(@PathVariable String id, @Valid StatisticsParameters parameters) {
    UUID suite =
        RunIdText.parse(id)
            .filter(known -> suites.find(known).isPresent())
            .orElseThrow(() -> SuiteProblems.unknownSuite(id));
    ScoreChoice choice = parameters.chosenScores();
    SideScores.Chosen chosen = scores.choose(items.of(suite), choice);
    return StatisticsView.of(
        suite,
        SuiteStatistics.of(chosen.observations(), parameters.chosenConfidence()),
        controls.of(chosen.with()),
        choice,
        chosen.with(),
        scores.unconfined(chosen.observations()));
  }
}
