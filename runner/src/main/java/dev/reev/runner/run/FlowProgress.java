package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.FlowStep;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.runner.agent.Task.EarlierStep;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.run.StepRun.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Progress of a flow: its steps so far, and the state they left. */
final class FlowProgress {

  private final Environment environment;
  private final List<Step> trace = new ArrayList<>();
  private final List<EarlierStep> told = new ArrayList<>();
  private final Set<Integer> failed = new HashSet<>();
  private Map<String, AccountState> accounts;
  private Optional<Integer> brokenAt = Optional.empty();

  FlowProgress(Environment environment, Map<String, AccountState> accounts) {
    this.environment = environment;
    this.accounts = accounts;
  }

  /** Why a step cannot run; empty when it can. */
  Optional<String> obstacle(FlowStep step) {
    if (brokenAt.isPresent()) {
      return Optional.of(Step.NOT_RUN + "critical step " + brokenAt.get() + " failed");
    }
    return step.requiredSteps().stream()
        .filter(failed::contains)
        .findFirst()
        .map(required -> Step.NOT_RUN + "step " + required + ", which it depends on, failed");
  }

  void ran(FlowStep step, Outcome outcome) {
    trace.add(outcome.step());
    told.add(outcome.told());
    accounts = outcome.accounts();
    if (!outcome.ok()) {
      failed(step);
    }
  }

  void notRun(FlowStep step, String reason) {
    Observation observation = Observation.notRun(reason, accounts, environment.keyMap());
    trace.add(
        new Step(
            step.step(),
            step.prompt(),
            null,
            List.of(),
            null,
            observation,
            Map.of("error", reason)));
    failed(step);
  }

  List<Step> trace() {
    return List.copyOf(trace);
  }

  /** Earlier steps as the agent sees them. */
  List<EarlierStep> told() {
    return List.copyOf(told);
  }

  /** State after the last step that ran. */
  Map<String, AccountState> accounts() {
    return accounts;
  }

  private void failed(FlowStep step) {
    failed.add(step.step());
    if (step.critical() && brokenAt.isEmpty()) {
      brokenAt = Optional.of(step.step());
    }
  }
}
