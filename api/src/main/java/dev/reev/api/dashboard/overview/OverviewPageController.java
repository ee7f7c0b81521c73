package dev.reev.api.dashboard.overview;

import dev.reev.api.dashboard.runs.RunRows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the agents do, what runs now, what failed lately. */
@Controller
class OverviewPageController {

  private final OverviewQueries queries;
  private final RunRows runs;

  OverviewPageController(OverviewQueries queries, RunRows runs) {
    this.queries = queries;
    this.runs = runs;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("grid", queries.grid());
    model.addAttribute("trends", queries.trends(LocalDate.now(ZoneOffset.UTC)));
    model.addAttribute("failures", queries.failures());
    underWay(model);
    return "dashboard/overview";
  }

  /** The part of the page that is looked at again and again. */
  @GetMapping("/under-way")
  String underWay(Model model) {
    model.addAttribute("counts", queries.underWay());
    model.addAttribute("running", runs.underWay());
    return "dashboard/overview :: underWay";
  }
}
