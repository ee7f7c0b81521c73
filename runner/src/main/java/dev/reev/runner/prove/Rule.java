package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.benchmark.LegacyToolCall;
import dev.reev.benchmarks.benchmark.ProcessRule;
import dev.reev.benchmarks.benchmark.SuccessCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One condition of a benchmark, or one rule about the way.
 *
 * @param place in the file, below {@code ground_truth}
 * @param text readable form
 * @param without the benchmark with this rule removed
 */
record Rule(String place, String text, Benchmark without) {

  /** All conditions and rules of a file. */
  static List<Rule> of(Benchmark benchmark) {
    Lists all = Lists.of(benchmark.groundTruth());
    List<Rule> rules = new ArrayList<>();
    for (int i : indexes(all.conditions)) {
      Lists without = new Lists(less(all.conditions, i), all.process, all.calls, all.criteria);
      rules.add(
          rule("final_state_assertions/" + i, text(all.conditions.get(i)), benchmark, without));
    }
    for (int i : indexes(all.process)) {
      Lists without = new Lists(all.conditions, less(all.process, i), all.calls, all.criteria);
      rules.add(rule("process/" + i, text(all.process.get(i)), benchmark, without));
    }
    for (int i : indexes(all.calls)) {
      Lists without = new Lists(all.conditions, all.process, less(all.calls, i), all.criteria);
      rules.add(rule("expected_tool_calls/" + i, all.calls.get(i).toolName(), benchmark, without));
    }
    for (int i : indexes(all.criteria)) {
      Lists without = new Lists(all.conditions, all.process, all.calls, less(all.criteria, i));
      rules.add(rule("success_criteria/" + i, all.criteria.get(i).type(), benchmark, without));
    }
    return rules;
  }

  private static Rule rule(String place, String text, Benchmark benchmark, Lists without) {
    return new Rule(
        place,
        text,
        new Benchmark(
            benchmark.id(),
            benchmark.description(),
            benchmark.tags(),
            benchmark.ledger(),
            benchmark.scoring(),
            benchmark.network(),
            benchmark.initialState(),
            benchmark.prompt(),
            benchmark.flow(),
            without.in(benchmark.groundTruth())));
  }

  private static String text(Condition condition) {
    String account = condition.pubkey() == null ? "" : " " + condition.pubkey();
    return condition.type().inFiles() + account;
  }

  private static String text(ProcessRule rule) {
    String tool = rule.tool() == null ? "" : " " + rule.tool();
    return rule.type().inFiles() + tool;
  }

  private static int[] indexes(List<?> list) {
    return IntStream.range(0, list.size()).toArray();
  }

  private static <T> List<T> less(List<T> list, int index) {
    List<T> others = new ArrayList<>(list);
    others.remove(index);
    return others;
  }

  /** Lists of conditions and rules in a ground truth. */
  private record Lists(
      List<Condition> conditions,
      List<ProcessRule> process,
      List<LegacyToolCall> calls,
      List<SuccessCriterion> criteria) {

    static Lists of(GroundTruth truth) {
      return new Lists(
          truth.finalStateAssertions(),
          truth.process(),
          truth.expectedToolCalls(),
          truth.successCriteria());
    }

    GroundTruth in(GroundTruth truth) {
      return new GroundTruth(
          truth.transactionStatus(),
          conditions,
          truth.expectedInstructions(),
          truth.skipInstructionValidation(),
          truth.minScore(),
          truth.responseValidation(),
          truth.expectedDataStructure(),
          truth.toolValidation(),
          process,
          calls,
          criteria,
          truth.guard(),
          truth.maxFee(),
          truth.answer());
    }
  }
}
