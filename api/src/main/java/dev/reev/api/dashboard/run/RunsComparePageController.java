package dev.reev.api.dashboard.run;

import dev.reev.api.dashboard.runs.RunRows;
import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.view.RunViews;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two runs side by side. */
@Controller
class RunsComparePageController {

  private final RunViews runs;
  private final StoredRuns stored;
  private final RunRows rows;

  RunsComparePageController(RunViews runs, StoredRuns stored, RunRows rows) {
    this.runs = runs;
    this.stored = stored;
    this.rows = rows;
  }

  /**
   * Two runs, or the choice of the second one.
   *
   * @param candidate when left out, the newest runs of the same benchmark are offered
   */
  @GetMapping("/compare/runs")
  String compare(
      @RequestParam String base,
      @RequestParam(required = false) @Nullable String candidate,
      Model model) {
    RunSide first = side(base);
    model.addAttribute("base", first);
    if (candidate == null) {
      model.addAttribute(
          "choices",
          rows.newest(first.run().benchmark(), null).stream()
              .filter(run -> !run.id().equals(first.run().id()))
              .toList());
      return "dashboard/compare-runs";
    }
    RunSide second = side(candidate);
    model.addAttribute("candidate", second);
    model.addAttribute("facts", FactRow.of(first, second));
    List<PointsRow> points = PointsRow.of(first.evidence(), second.evidence());
    model.addAttribute("different", points.stream().filter(PointsRow::differs).toList());
    model.addAttribute("same", points.stream().filter(row -> !row.differs()).toList());
    model.addAttribute("answers", AnswerRow.of(first.session(), second.session()));
    return "dashboard/compare-runs";
  }

  /** Fragment with the answers, transactions and provenance of two runs. */
  @GetMapping("/compare/answers")
  String answers(@RequestParam String base, @RequestParam String candidate, Model model) {
    RunSide first = side(base);
    RunSide second = side(candidate);
    model.addAttribute("base", first);
    model.addAttribute("candidate", second);
    model.addAttribute(
        "facts", FactRow.of(first, second).stream().filter(FactRow::differs).toList());
    model.addAttribute("answers", AnswerRow.of(first.session(), second.session()));
    return "dashboard/compare-answers :: part";
  }

  private RunSide side(String id) {
    UUID run = RunIdText.parse(id).orElseThrow(() -> RunProblems.unknownRun(id));
    return RunSide.of(runs.view(run), stored.find(run).map(StoredRun::session).orElse(null));
  }
}
