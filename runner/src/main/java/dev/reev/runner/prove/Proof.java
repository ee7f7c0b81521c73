package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.WrittenSolutions.Excepted;
import dev.reev.runner.prove.Decisions.Decided;
import dev.reev.runner.prove.TriedVariant.Outcome;
import dev.reev.runner.prove.mutation.Kind;
import dev.reev.runner.prove.mutation.Variant.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Result of trying all variants of a benchmark.
 *
 * @param variants the right solution first
 * @param notMade kinds of variants that do not apply to this benchmark
 * @param excepted variants that its author excluded
 * @param rules variants that each condition and rule about the way decides
 */
record Proof(
    String id,
    List<TriedVariant> variants,
    Set<Kind> notMade,
    List<Excepted> excepted,
    List<Decided> rules,
    Duration took) {

  /** Variants that the file judges wrongly. */
  List<TriedVariant> survivors() {
    return variants.stream().filter(TriedVariant::survived).toList();
  }

  /** Conditions and rules that decide no variant. */
  List<Rule> superfluous() {
    return rules.stream()
        .filter(decided -> decided.variants().isEmpty())
        .map(Decided::rule)
        .toList();
  }

  /** Number of variants that the ledger accepts. */
  long made() {
    return variants.stream().filter(variant -> variant.outcome() != Outcome.NOT_APPLICABLE).count();
  }

  /** Number of applicable variants that should pass, or of those that should not. */
  long count(boolean right, boolean judgedRightOnly) {
    return variants.stream()
        .filter(variant -> (variant.variant().expected() == Expected.PASS) == right)
        .filter(variant -> variant.outcome() != Outcome.NOT_APPLICABLE)
        .filter(variant -> !judgedRightOnly || !variant.survived())
        .count();
  }
}
