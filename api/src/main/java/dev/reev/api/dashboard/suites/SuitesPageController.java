package dev.reev.api.dashboard.suites;

import dev.reev.api.request.RunIdText;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.view.ItemParameters;
import dev.reev.api.suite.view.SuitePage;
import dev.reev.api.suite.view.SuiteView;
import dev.reev.api.suite.view.SuiteViews;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of suites, and one suite with its matrix, statistics and items. */
@Controller
class SuitesPageController {

  private static final List<String> STATES = List.of("Pending", "Running", "Completed", "Stopped");

  private static final List<String> ITEM_STATES =
      List.of("Pending", "Running", "Completed", "Failed", "Stopped", "TimedOut", "Skipped");

  private final SuiteViews reading;
  private final SuiteQueries queries;
  private final SuiteFindings findings;

  SuitesPageController(SuiteViews reading, SuiteQueries queries, SuiteFindings findings) {
    this.reading = reading;
    this.queries = queries;
    this.findings = findings;
  }

  @GetMapping("/suites")
  String suites(SuiteFilterForm filter, Model model) {
    SuitePage page = reading.page(filter.parameters());
    model.addAttribute("filter", filter);
    model.addAttribute("states", STATES);
    model.addAttribute("suites", page.data());
    model.addAttribute(
        "next", page.nextCursor() == null ? null : filter.address(page.nextCursor()));
    return "dashboard/suites";
  }

  @GetMapping("/suites/{id}")
  String suite(@PathVariable String id, MatrixForm form, Model model) {
    SuiteView suite = live(known(id), form, model);
    model.addAttribute("shown", MatrixForm.SHOWN);
    findings(suite, model);
    UUID before = queries.before(suite).orElse(null);
    model.addAttribute("before", before);
    model.addAttribute(
        "changes", before == null ? List.of() : findings.changes(before, suite.id()));
    return "dashboard/suite";
  }

  /** The part of the page that is looked at again and again; says so when there is no need to. */
  @GetMapping("/suites/{id}/live")
  String live(@PathVariable String id, MatrixForm form, HttpServletResponse response, Model model) {
    if (live(known(id), form, model).endedAt() != null) {
      response.setHeader("HX-Trigger", "reev:ended");
    }
    return "dashboard/suite-live";
  }

  /** The statistics, which are looked at less often: they take more to work out. */
  @GetMapping("/suites/{id}/findings")
  String findings(@PathVariable String id, Model model) {
    SuiteView suite = reading.view(known(id));
    model.addAttribute("suite", suite);
    findings(suite, model);
    return "dashboard/suite-findings :: findings";
  }

  private void findings(SuiteView suite, Model model) {
    model.addAttribute("statistics", findings.statistics(suite.id()));
    model.addAttribute("controls", findings.controls(suite.id()));
  }

  /** Its items, those of a cell when an agent and a benchmark are named. */
  @GetMapping("/suites/{id}/items")
  String items(@PathVariable String id, @Valid ItemParameters parameters, Model model) {
    UUID suite = known(id);
    model.addAttribute("suite", reading.view(suite));
    model.addAttribute("filter", parameters);
    model.addAttribute("states", ITEM_STATES);
    model.addAttribute("page", reading.items(suite, parameters));
    return "dashboard/suite-items";
  }

  private SuiteView live(UUID id, MatrixForm form, Model model) {
    SuiteView suite = reading.view(id);
    model.addAttribute("suite", suite);
    model.addAttribute("form", form);
    model.addAttribute("matrix", SuiteMatrix.of(queries.cells(id), form));
    return suite;
  }

  private static UUID known(String id) {
    return RunIdText.parse(id).orElseThrow(() -> SuiteProblems.unknownSuite(id));
  }
}
