package dev.reev.api.dashboard.overview;

import dev.reev.api.dashboard.overview.Attention.Part;
import dev.reev.api.dashboard.runs.PendingReasons;
import dev.reev.api.dashboard.runs.RunRows;
import dev.reev.api.database.DatabaseOutage;
import dev.reev.api.run.view.RunView;
import dev.reev.api.watch.verdict.ScheduleVerdicts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Whether anything got worse or is broken, what runs now, how the agents do, what failed lately.
 */
@Controller
class OverviewPageController {

  private final OverviewQueries queries;
  private final RunRows runs;
  private final PendingReasons pending;
  private final ScheduleVerdicts verdicts;
  private final Attention attention;

  OverviewPageController(
      OverviewQueries queries,
      RunRows runs,
      PendingReasons pending,
      ScheduleVerdicts verdicts,
      Attention attention) {
    this.queries = queries;
    this.runs = runs;
    this.pending = pending;
    this.verdicts = verdicts;
    this.attention = attention;
  }

  @GetMapping("/")
  String overview(Model model) {
    List<Trend> trends = queries.trends(LocalDate.now(ZoneOffset.UTC));
    model.addAttribute("grid", queries.grid());
    model.addAttribute("trends", trends);
    model.addAttribute(
        "lately", trends.stream().collect(Collectors.toMap(Trend::agent, Function.identity())));
    model.addAttribute("failures", queries.failures());
    addAlerts(model);
    underWay(model);
    return "dashboard/overview";
  }

  /** Regressions and problems; the page polls this fragment and the open runs. */
  @GetMapping("/alerts")
  String alerts(Model model, HttpServletResponse response) {
    try {
      addAlerts(model);
    } catch (RuntimeException e) {
      if (!DatabaseOutage.caused(e)) {
        throw e;
      }
      // What the page shows of regressions stays; the other part of it says that the database is
      // away.
      addParts(model, attention.partsWithoutDatabase());
      response.setHeader("HX-Reswap", "none");
      return "dashboard/overview :: attention";
    }
    return "dashboard/overview :: alerts";
  }

  /** The runs that have not ended. */
  @GetMapping("/under-way")
  String underWay(Model model) {
    List<RunView> open = runs.underWay();
    model.addAttribute("counts", queries.underWay());
    model.addAttribute("running", open);
    model.addAttribute("reasons", pending.of(open));
    return "dashboard/overview :: underWay";
  }

  private void addAlerts(Model model) {
    addParts(model, attention.parts());
    model.addAttribute("judged", verdicts.judged());
    model.addAttribute("regressed", verdicts.regressed());
  }

  private static void addParts(Model model, List<Part> parts) {
    model.addAttribute("parts", parts);
    model.addAttribute("well", parts.stream().allMatch(Part::isWell));
  }
}
