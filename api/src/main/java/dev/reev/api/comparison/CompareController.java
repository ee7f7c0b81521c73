package dev.reev.api.comparison;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.view.KnownAgents;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestController;

/** One lot of runs against another. */
@RestController
class CompareController {

  private final Comparisons comparisons;
  private final KnownAgents agents;

  CompareController(Comparisons comparisons, KnownAgents agents) {
    this.agents = agents;
    this.comparisons = comparisons;
  }

  /** Spring would cut a side at its comma. */
  @InitBinder
  void keepCommas(WebDataBinder binder) {
    binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
  }

  /** Whether the candidate is better than the base, as far as that can be told. */
  @GetMapping("/api/v1/compare")
  ComparisonView compare(@Valid CompareParameters parameters) {
    List<CompareParameters> each = parameters.each();
    if (each.size() > 1) {
      throw ProblemExceptions.invalid(
          "candidate", "may be given once; /api/v1/comparisons takes several");
    }
    return comparison(each.get(0));
  }

  /** The same for each of up to seven candidates against one base, in the order given. */
  @GetMapping("/api/v1/comparisons")
  ComparisonList compareEach(@Valid CompareParameters parameters) {
    return new ComparisonList(parameters.each().stream().map(this::comparison).toList(), null);
  }

  private ComparisonView comparison(CompareParameters parameters) {
    requireKnown("base", parameters.baseSide());
    requireKnown("candidate", parameters.candidateSide());
    return comparisons.of(parameters);
  }

  private void requireKnown(String field, SideText side) {
    if (side instanceof SideText.OfAgent agent) {
      agents.require(field, agent.window().agent());
    }
  }

  /**
   * Comparisons with one base.
   *
   * @param nextCursor always null: there is one page
   */
  record ComparisonList(List<ComparisonView> data, @Nullable String nextCursor) {}
}
