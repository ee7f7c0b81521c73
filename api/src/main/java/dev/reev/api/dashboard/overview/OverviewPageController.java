package dev.reev.api.dashboard.overview;

import dev.reev.api.dashboard.runs.RunRows;
import dev.reev.api.watch.verdict.ScheduleVerdicts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Whether anything got worse or is broken, how the agents do, what runs now, what failed lately.
 */
@Controller
class OverviewPageController {

  private final OverviewQueries queries;
  private final RunRows runs;
  private final ScheduleVerdicts verdicts;
  private final Attention attention;

  OverviewPageController(
      OverviewQueries queries, RunRows runs, ScheduleVerdicts verdicts, Attention attention) {
    this.queries = queries;
    this.runs = runs;
    this.verdicts = verdicts;
    this.attention = attention;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("grid", queries.grid());
    model.addAttribute("trends", queries.trends(LocalDate.now(ZoneOffset.UTC)));
    model.addAttribute("failures", queries.failures());
    alerts(model);
    underWay(model);
    return "dashboard/overview";
  }

  /** What is worse and what is broken; looked at again and again, as are the open runs. */
  @GetMapping("/alerts")
  String alerts(Model model) {
    model.addAttribute("troubles", attention.troubles());
    model.addAttribute("judged", verdicts.judged());
    model.addAttribute("regressed", verdicts.regressed());
    return "dashboard/overview :: alerts";
  }

  /** The runs that have not ended. */
  @GetMapping("/under-way")
  String underWay(Model model) {
    model.addAttribute("counts", queries.underWay());
    model.addAttribute("running", runs.underWay());
    return "dashboard/overview :: underWay";
  }
}
