package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.mutation.Variant.Expected;
import java.util.List;

/**
 * Finds the variants that each condition and rule of a file decides: those that would be judged
 * otherwise without it. Repeats no run; it scores the recorded runs again.
 */
final class Decisions {

  private final Scoring scoring;

  Decisions(Scoring scoring) {
    this.scoring = scoring;
  }

  /**
   * Variants that a rule decides.
   *
   * @param variants names of variants that would be judged otherwise without it; empty when the
   *     rule is superfluous
   */
  record Decided(Rule rule, List<String> variants) {

    Decided {
      variants = List.copyOf(variants);
    }
  }

  /** Decides for each rule. Variants: the right solution first. */
  List<Decided> of(Benchmark benchmark, List<TriedVariant> variants) {
    return benchmark.scoredByInstructions()
        ? List.of()
        : Rule.of(benchmark).stream().map(rule -> decided(rule, variants)).toList();
  }

  private Decided decided(Rule rule, List<TriedVariant> variants) {
    Verdict right = scoring.score(rule.without(), variants.get(0).run());
    Verdict rightWithIt = variants.get(0).verdict();
    return new Decided(
        rule,
        variants.stream()
            .filter(
                variant -> {
                  Expected expected = variant.variant().expected();
                  return Judge.isAsExpected(
                          expected, scoring.score(rule.without(), variant.run()), right)
                      != Judge.isAsExpected(expected, variant.verdict(), rightWithIt);
                })
            .map(variant -> variant.variant().name())
            .toList());
  }
}
