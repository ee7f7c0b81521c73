package dev.reev.api.dashboard.suites;

import dev.reev.api.request.RunIdText;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.view.SuiteViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The order of a suite. */
@Controller
class NewSuitePageController {

  private final SuiteViews reading;
  private final SuiteChoices choices;

  NewSuitePageController(SuiteViews reading, SuiteChoices choices) {
    this.reading = reading;
    this.choices = choices;
  }

  /**
   * A form that orders a suite.
   *
   * @param like id of a suite to begin with
   */
  @GetMapping("/suites/new")
  String order(@RequestParam(required = false) @Nullable String like, Model model) {
    if (like == null) {
      choices.addTo(model);
    } else {
      choices.addTo(
          model,
          reading
              .view(RunIdText.parse(like).orElseThrow(() -> SuiteProblems.unknownSuite(like)))
              .definition());
    }
    return "dashboard/suite-new";
  }
}
