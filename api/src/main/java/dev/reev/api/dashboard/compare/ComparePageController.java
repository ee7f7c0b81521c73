package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.ComparisonView;
import dev.reev.api.comparison.Comparisons;
import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.provenance.SuiteProvenance;
import dev.reev.api.suite.view.SuiteView;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Suites or agents, one against the other. */
@Controller
class ComparePageController {

  private final Comparisons comparisons;
  private final SuiteProvenance provenance;
  private final SideChoices choices;
  private final AgentCatalogue agents;

  ComparePageController(
      Comparisons comparisons,
      SuiteProvenance provenance,
      SideChoices choices,
      AgentCatalogue agents) {
    this.comparisons = comparisons;
    this.provenance = provenance;
    this.choices = choices;
    this.agents = agents;
  }

  /** A form, and what comes out when both sides are named. */
  @GetMapping("/compare")
  String compare(CompareForm form, Model model) {
    List<SuiteView> suites = choices.suites();
    model.addAttribute("form", form);
    model.addAttribute("suites", suites);
    model.addAttribute("agents", agents.names());
    model.addAttribute("otherBase", choices.other(form.base(), suites, agents.names()));
    model.addAttribute("otherCandidate", choices.other(form.candidate(), suites, agents.names()));
    if (form.isComplete()) {
      ComparisonView comparison = comparisons.of(form.parameters());
      model.addAttribute("comparison", comparison);
      model.addAttribute("cells", ComparedCells.of(comparison.benchmarks()));
      model.addAttribute("changes", changes(comparison));
    }
    return "dashboard/compare";
  }

  private List<ProvenanceChange> changes(ComparisonView comparison) {
    UUID base = comparison.base().suite();
    UUID candidate = comparison.candidate().suite();
    return base == null || candidate == null ? List.of() : provenance.changes(base, candidate);
  }
}
