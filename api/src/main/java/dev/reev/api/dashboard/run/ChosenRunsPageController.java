package dev.reev.api.dashboard.run;

import dev.reev.api.problem.ProblemExceptions;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Runs that were chosen from a list, side by side. */
@Controller
class ChosenRunsPageController {

  private static final int LEAST = 2;

  /** Most runs side by side; more columns are unreadable. */
  private static final int MOST = 4;

  private final RunViews runs;
  private final StoredRuns stored;

  ChosenRunsPageController(RunViews runs, StoredRuns stored) {
    this.runs = runs;
    this.stored = stored;
  }

  /** Two runs have a page that says more. */
  @GetMapping("/runs/compare")
  String compare(@RequestParam(required = false) @Nullable List<String> run, Model model) {
    List<UUID> ids =
        run == null
            ? List.of()
            : run.stream()
                .map(id -> RunIdText.parse(id).orElseThrow(() -> RunProblems.unknownRun(id)))
                .distinct()
                .toList();
    if (ids.size() < LEAST || ids.size() > MOST) {
      throw ProblemExceptions.invalid("run", "must be given for two to four different runs");
    }
    if (ids.size() == LEAST) {
      return "redirect:"
          + UriComponentsBuilder.fromPath("/compare/runs")
              .queryParam("base", ids.get(0))
              .queryParam("candidate", ids.get(1))
              .toUriString();
    }
    List<ChosenRun> sides = ids.stream().map(this::side).toList();
    List<SideBySideRow> checks = SideBySideRow.checks(sides);
    model.addAttribute("sides", sides);
    model.addAttribute("facts", SideBySideRow.facts(sides));
    model.addAttribute("different", checks.stream().filter(SideBySideRow::differs).toList());
    model.addAttribute("same", checks.stream().filter(row -> !row.differs()).toList());
    return "dashboard/runs-compared";
  }

  private ChosenRun side(UUID run) {
    return new ChosenRun(
        runs.view(run), stored.find(run).map(StoredRun::session).map(RunEvidence::of).orElse(null));
  }
}
