package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.OptionalInt;

/** Rules for the steps of a flow. */
final class FlowRules {

  private final Problems problems;

  FlowRules(Problems problems) {
    this.problems = problems;
  }

  void check(List<FlowStep> flow) {
    for (int i = 0; i < flow.size(); i++) {
      FlowStep step = flow.get(i);
      String place = "/flow/" + i;
      if (step.step() != i + 1) {
        problems.error(
            place + "/step",
            "is %d; must be %d, for steps are numbered from 1 in their order"
                .formatted(step.step(), i + 1));
      }
      for (int d = 0; d < step.dependsOn().size(); d++) {
        checkDependency(place + "/depends_on/" + d, step.dependsOn().get(d), i + 1);
      }
    }
  }

  private void checkDependency(String place, String name, int number) {
    OptionalInt required = FlowStep.requiredStep(name);
    if (required.isEmpty()) {
      problems.error(place, "is \"%s\"; must be like step_1_result".formatted(name));
    } else if (required.getAsInt() < 1 || required.getAsInt() >= number) {
      problems.error(place, "is \"%s\"; must name a step before step %d".formatted(name, number));
    }
  }
}
