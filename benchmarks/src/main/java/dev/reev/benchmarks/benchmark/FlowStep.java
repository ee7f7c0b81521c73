package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of a benchmark that prompts the agent several times.
 *
 * @param step number, from 1
 * @param timeout seconds; null when the step has no limit
 * @param dependsOn names of earlier results, as {@code step_1_result}
 */
public record FlowStep(
    int step,
    String description,
    String prompt,
    Boolean critical,
    @Nullable Integer timeout,
    List<String> dependsOn) {

  private static final Pattern STEP_RESULT = Pattern.compile("step_(\\d{1,4})(?:_result)?");

  public FlowStep {
    description = Objects.requireNonNullElse(description, "");
    critical = Objects.requireNonNullElse(critical, false);
    dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
  }

  /** Numbers of the steps that this one needs, read from {@link #dependsOn}. */
  public List<Integer> requiredSteps() {
    return dependsOn.stream()
        .map(FlowStep::requiredStep)
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .toList();
  }

  /** The step whose result has this name; empty for any other name. */
  static OptionalInt requiredStep(String name) {
    Matcher matcher = STEP_RESULT.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
