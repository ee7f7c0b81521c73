package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.ComparisonView;
import dev.reev.api.comparison.ComparisonView.Entry;
import dev.reev.api.comparison.Comparisons;
import dev.reev.api.comparison.RunLink;
import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.provenance.SuiteProvenance;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;

/** Suites or agents, each against the first. */
@Controller
class ComparePageController {

  private final Comparisons comparisons;
  private final SuiteProvenance provenance;
  private final SideChoices choices;

  ComparePageController(Comparisons comparisons, SuiteProvenance provenance, SideChoices choices) {
    this.comparisons = comparisons;
    this.provenance = provenance;
    this.choices = choices;
  }

  /** Spring would cut a side at its comma. */
  @InitBinder
  void keepCommas(WebDataBinder binder) {
    binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
  }

  /** A form, and what comes out when a base and a candidate are named. */
  @GetMapping("/compare")
  String compare(CompareForm form, Model model) {
    List<String> candidates = form.candidates();
    model.addAttribute("form", form);
    model.addAttribute("choices", choices.find());
    model.addAttribute("candidates", candidates);
    if (!form.isComplete()) {
      return "dashboard/compare";
    }
    List<ComparisonView> all =
        candidates.stream().map(form::parameters).map(comparisons::of).toList();
    model.addAttribute("all", all);
    model.addAttribute("sides", SideRow.of(form, candidates, all));
    if (all.size() == 1) {
      ComparisonView comparison = all.get(0);
      model.addAttribute("comparison", comparison);
      model.addAttribute("cells", ComparedCells.of(comparison.benchmarks(), comparison.margin()));
      model.addAttribute("changes", changes(comparison));
    } else {
      model.addAttribute(
          "matrix",
          ComparedMatrix.of(
              all.stream().map(ComparisonView::benchmarks).toList(), all.get(0).margin()));
    }
    return "dashboard/compare";
  }

  /** Of suites all runs count, of agents the newest of each benchmark. */
  private List<ProvenanceChange> changes(ComparisonView comparison) {
    UUID base = comparison.base().suite();
    UUID candidate = comparison.candidate().suite();
    return base == null || candidate == null
        ? provenance.changes(
            newest(comparison, Entry::baseRuns), newest(comparison, Entry::candidateRuns))
        : provenance.changes(base, candidate);
  }

  private static List<UUID> newest(ComparisonView comparison, Function<Entry, List<RunLink>> side) {
    return comparison.benchmarks().stream()
        .flatMap(entry -> side.apply(entry).stream().limit(1))
        .map(RunLink::id)
        .toList();
  }
}
