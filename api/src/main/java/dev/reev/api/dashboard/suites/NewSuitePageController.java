package dev.reev.api.dashboard.suites;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.request.RunIdText;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.submit.SuiteBody;
import dev.reev.api.suite.submit.SuitePreviews;
import dev.reev.api.suite.view.SuiteViews;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The submission of a suite. */
@Controller
class NewSuitePageController {

  /** Prefix of the suite's fields in the form of a schedule. */
  private static final String IN_SCHEDULE = "suite.";

  private final SuiteViews reading;
  private final SuiteChoices choices;
  private final SuitePreviews previews;

  NewSuitePageController(SuiteViews reading, SuiteChoices choices, SuitePreviews previews) {
    this.reading = reading;
    this.choices = choices;
    this.previews = previews;
  }

  /**
   * A form that submits a suite.
   *
   * @param like id of a suite to begin with
   */
  @GetMapping("/suites/new")
  String form(@RequestParam(required = false) @Nullable String like, Model model) {
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

  /**
   * Preview of the current fields: number of runs and estimated duration.
   *
   * @param fields as they are named in the form, of a suite or of a schedule
   */
  @GetMapping("/suites/new/preview")
  String preview(@RequestParam MultiValueMap<String, String> fields, Model model) {
    Fields said = new Fields(fields);
    model.addAttribute("preview", null);
    model.addAttribute("problem", null);
    try {
      SuiteOrder order =
          SuiteBody.draft(
                  said.words("benchmarks"),
                  said.words("tags"),
                  said.words("agents"),
                  said.number("repeats"),
                  said.number("concurrency"))
              .order();
      if (said.complete(order)) {
        model.addAttribute("preview", previews.of(order));
      }
    } catch (ProblemException e) {
      model.addAttribute("problem", e.getMessage());
    }
    return "dashboard/suite-new :: preview";
  }

  /** Fields of an incomplete form; values that are not valid yet count as empty. */
  private record Fields(MultiValueMap<String, String> given) {

    private Stream<String> values(String name) {
      return Stream.of(name, IN_SCHEDULE + name)
          .flatMap(key -> given.getOrDefault(key, List.of()).stream())
          .filter(Objects::nonNull)
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    List<String> words(String name) {
      return values(name).flatMap(value -> Stream.of(value.split("\\s+"))).toList();
    }

    @Nullable Integer number(String name) {
      return values(name)
          .filter(value -> value.matches("[1-9][0-9]{0,4}"))
          .map(Integer::valueOf)
          .findFirst()
          .orElse(null);
    }

    boolean complete(SuiteOrder order) {
      return !order.agents().isEmpty() && !(order.benchmarks().isEmpty() && order.tags().isEmpty());
    }
  }
}
