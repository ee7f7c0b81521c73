package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Map;

/** Rules that make a score tell whether the job was done. */
final class ScoringRules {

  private static final String PLACE = "/ground_truth";

  /** Keys in newer files of the first system that describe in words what no program can check. */
  private static final Map<String, String> WORDS =
      Map.of(
          "recovery_expectations", "say under 'process' which tools must be called, how often",
          "expected_flow_complexity", "say under 'process' {type: StepsCompleted, at_least: ...}",
          "expected_otel_tracking", "say under 'process' {type: ToolCalled, tool: ...} for each",
          "expected_multiplication_metrics", "say the balances under 'final_state_assertions'",
          "expected_yield_optimization", "say the balances under 'final_state_assertions'");

  private final Benchmark benchmark;
  private final Problems problems;

  ScoringRules(Benchmark benchmark, Problems problems) {
    this.benchmark = benchmark;
    this.problems = problems;
  }

  void check() {
    List<SuccessCriterion> criteria = benchmark.groundTruth().successCriteria();
    for (int i = 0; i < criteria.size(); i++) {
      checkCriterion(PLACE + "/success_criteria/" + i + "/type", criteria.get(i).type());
    }
    if (benchmark.scoredByInstructions()) {
      if (!benchmark.processRules().isEmpty()) {
        problems.warning("/scoring", "is instructions: the rules of 'process' are not looked at");
      }
      return;
    }
    WORDS.forEach(this::refuseWords);
    checkWeights();
    GroundTruth truth = benchmark.groundTruth();
    boolean judgesData =
        !truth.responseValidation().isEmpty() || !truth.expectedDataStructure().isEmpty();
    if (judgesData && !truth.skipInstructionValidation()) {
      problems.error(
          PLACE,
          "judges the answer as data, but asks for a transaction; say skip_instruction_validation:"
              + " true, or judge the answer with {type: AnswerMatches} under 'process'");
    }
  }

  private void checkCriterion(String place, String type) {
    if (SuccessCriterion.KNOWN.contains(type)) {
      return;
    }
    String message =
        "is \"%s\", which nothing can check; say it as a condition under 'final_state_assertions'"
            + " or a rule under 'process' (known: %s)";
    String full =
        message.formatted(
            type, String.join(", ", SuccessCriterion.KNOWN.stream().sorted().toList()));
    if (benchmark.scoredByInstructions()) {
      problems.warning(place, full);
    } else {
      problems.error(place, full);
    }
  }

  private void refuseWords(String key, String advice) {
    if (problems.document().has(PLACE + "/" + key)) {
      problems.error(PLACE + "/" + key, "asks in words for what nothing can check; " + advice);
    }
  }

  /** Without weights every run would have the same score. */
  private void checkWeights() {
    GroundTruth truth = benchmark.groundTruth();
    double weight =
        benchmark.conditions().stream().mapToDouble(Condition::weight).sum()
            + benchmark.processRules().stream().mapToDouble(ProcessRule::weight).sum()
            + truth.responseValidation().stream().mapToDouble(AnswerRule::weight).sum()
            + truth.expectedDataStructure().stream().mapToDouble(AnswerRule::weight).sum();
    if (weight == 0 && truth.transactionStatus().equals(GroundTruth.SUCCESS)) {
      problems.error(
          PLACE,
          "has nothing that counts; add conditions to 'final_state_assertions' or rules to"
              + " 'process', or say 'scoring: instructions' for likeness to expected_instructions");
    }
  }
}
