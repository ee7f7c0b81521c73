package dev.reev.api.comparison;

import dev.reev.api.run.view.KnownAgents;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One lot of runs against another. */
@RestController
@RequestMapping("/api/v1/compare")
class CompareController {

  private final Comparisons comparisons;
  private final KnownAgents agents;

  CompareController(Comparisons comparisons, KnownAgents agents) {
    this.agents = agents;
    this.comparisons = comparisons;
  }

  /** Whether the candidate is better than the base, as far as that can be told. */
  @GetMapping
  ComparisonView compare(@Valid CompareParameters parameters) {
    requireKnown("base", parameters.baseSide());
    requireKnown("candidate", parameters.candidateSide());
    return comparisons.of(parameters);
  }

  private void requireKnown(String field, SideText side) {
    if (side instanceof SideText.OfAgent agent) {
      agents.require(field, agent.window().agent());
    }
  }
}
