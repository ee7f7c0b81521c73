package dev.reev.benchmarks.benchmark;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;

/** Validates the rules for the agent's process. */
final class ProcessRules {

  private final int steps;
  private final Problems problems;

  /**
   * @param steps length of the flow; 0 when there is none
   */
  ProcessRules(int steps, Problems problems) {
    this.steps = steps;
    this.problems = problems;
  }

  void check(String place, GroundTruth truth) {
    List<ProcessRule> rules = truth.process();
    for (int i = 0; i < rules.size(); i++) {
      check(place + "/process/" + i, rules.get(i));
    }
    for (int i = 0; i < truth.expectedToolCalls().size(); i++) {
      Integer step = truth.expectedToolCalls().get(i).step();
      if (step != null && step > steps) {
        problems.error(
            place + "/expected_tool_calls/" + i + "/step", StepNumbers.beyond(step, steps));
      }
    }
  }

  private void check(String place, ProcessRule rule) {
    Integer step = rule.step();
    if (step != null && step > steps) {
      problems.error(place + "/step", StepNumbers.beyond(step, steps));
    }
    switch (rule.type()) {
      case TOOL_CALLED, TOOL_NOT_CALLED -> require(place, rule.tool() != null, rule, "tool");
      case TOOLS_IN_ORDER -> require(place, rule.tools().size() > 1, rule, "tools");
      case CALLS_AT_MOST, TURNS_AT_MOST -> require(place, rule.atMost() != null, rule, "at_most");
      case ANSWER_MATCHES, ANSWER_DOES_NOT_MATCH -> checkPattern(place, rule);
      case STEPS_COMPLETED -> {
        if (rule.atLeast() > Math.max(steps, 1)) {
          problems.error(place + "/at_least", StepNumbers.beyond(rule.atLeast(), steps));
        }
      }
      case NO_CALL_FAILED, QUESTION_ASKED -> {}
    }
  }

  private void checkPattern(String place, ProcessRule rule) {
    String pattern = rule.pattern();
    require(place, pattern != null, rule, "pattern");
    if (pattern == null) {
      return;
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      problems.error(
          place + "/pattern",
          "is no regular expression: " + e.getDescription().toLowerCase(Locale.ROOT));
    }
  }

  private void require(String place, boolean there, ProcessRule rule, String key) {
    if (!there) {
      problems.error(
          place,
          "'%s' is missing%s; %s needs it"
              .formatted(
                  key,
                  key.equals("tools") ? " or names fewer than two" : "",
                  rule.type().inFiles()));
    }
  }
}
