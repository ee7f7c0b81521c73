package dev.reev.api.dashboard.runs;

import dev.reev.api.run.view.RunPage;
import dev.reev.api.run.view.RunSort;
import dev.reev.benchmarks.agent.AgentCatalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of runs, and the order of a new one. */
@Controller
class RunsPageController {

  private static final List<String> STATES =
      List.of("Pending", "Running", "Completed", "Failed", "Stopped", "TimedOut");

  private final RunRows rows;
  private final PendingReasons pending;
  private final Choices choices;
  private final AgentCatalogue agents;

  RunsPageController(RunRows rows, PendingReasons pending, Choices choices, AgentCatalogue agents) {
    this.rows = rows;
    this.pending = pending;
    this.choices = choices;
    this.agents = agents;
  }

  @GetMapping("/runs")
  String runs(RunFilterForm filter, Model model) {
    RunPage page = rows.page(filter);
    model.addAttribute("filter", filter);
    model.addAttribute("runs", page.data());
    model.addAttribute("reasons", pending.of(page.data()));
    model.addAttribute(
        "next", page.nextCursor() == null ? null : filter.address(page.nextCursor()));
    model.addAttribute("count", rows.count(filter, page));
    model.addAttribute("states", STATES);
    model.addAttribute("sorts", RunSort.values());
    model.addAttribute("order", RunSort.of(filter.sort()));
    choices(model);
    return "dashboard/runs";
  }

  /** A form that orders a run. */
  @GetMapping("/runs/new")
  String order(
      @RequestParam(required = false) @Nullable String benchmark,
      @RequestParam(required = false) @Nullable String agent,
      Model model) {
    model.addAttribute("benchmark", benchmark);
    model.addAttribute("agent", agent);
    choices(model);
    return "dashboard/run-new";
  }

  private void choices(Model model) {
    model.addAttribute("benchmarks", choices.benchmarks());
    model.addAttribute("agents", agents.names());
  }
}
