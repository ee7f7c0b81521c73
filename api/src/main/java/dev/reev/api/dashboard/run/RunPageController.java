package dev.reev.api.dashboard.run;

import dev.reev.api.request.RunIdText;
import dev.reev.api.run.state.RunProblems;
import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.view.AttemptViews;
import dev.reev.api.run.view.RunView;
import dev.reev.api.run.view.RunViews;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** One run: what is known of it while it goes on and afterwards. */
@Controller
class RunPageController {

  private final RunViews runs;
  private final AttemptViews attempts;
  private final StoredRuns stored;
  private final RunOriginQueries origins;
  private final JsonMapper json;

  RunPageController(
      RunViews runs,
      AttemptViews attempts,
      StoredRuns stored,
      RunOriginQueries origins,
      JsonMapper json) {
    this.runs = runs;
    this.attempts = attempts;
    this.stored = stored;
    this.origins = origins;
    this.json = json;
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable String id, Model model) {
    UUID run = RunIdText.parse(id).orElseThrow(() -> RunProblems.unknownRun(id));
    RunView view = runs.view(run);
    model.addAttribute("run", view);
    model.addAttribute("live", view.endedAt() == null);
    model.addAttribute("origin", origins.find(run).orElse(null));
    model.addAttribute(
        "attempts",
        attempts.of(run).stream().map(attempt -> AttemptRow.of(attempt, json)).toList());
    model.addAttribute(
        "evidence", stored.find(run).map(StoredRun::session).map(RunEvidence::of).orElse(null));
    return "dashboard/run";
  }
}
