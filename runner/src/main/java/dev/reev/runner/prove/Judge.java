package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.text.FigureText;
import dev.reev.runner.prove.Scoring.Verdict;
import dev.reev.runner.prove.TriedVariant.Outcome;
import dev.reev.runner.prove.mutation.Variant;
import dev.reev.runner.prove.mutation.Variant.Expected;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the verdict on each variant with the expected one. */
final class Judge {

  /** Failed checks in a message; more would hide the important ones. */
  private static final int MAX_CHECKS = 3;

  /** Scores that differ by less count as equal. */
  private static final double SCORE_STEP = 1e-9;

  private final Benchmark benchmark;
  private final RecordedRun right;
  private final Verdict rightVerdict;
  private final Remedies remedies;

  Judge(Benchmark benchmark, RecordedRun right, Verdict rightVerdict) {
    this.benchmark = benchmark;
    this.right = right;
    this.rightVerdict = rightVerdict;
    this.remedies = new Remedies(benchmark, right);
  }

  TriedVariant judge(Variant variant, RecordedRun run, Verdict verdict) {
    @Nullable String refusal = refusal(run);
    if (isAsExpected(variant.expected(), verdict, rightVerdict)) {
      return new TriedVariant(variant, run, verdict, Outcome.JUDGED_RIGHT, refusal, null, null);
    }
    // An author's own solution must work on the ledger; a generated one may not fit the task.
    if (variant.expected() == Expected.PASS && variant.kind() != null && refusal != null) {
      return new TriedVariant(variant, run, verdict, Outcome.NOT_APPLICABLE, refusal, null, null);
    }
    return new TriedVariant(
        variant,
        run,
        verdict,
        Outcome.SURVIVED,
        refusal,
        detail(variant, verdict, refusal),
        remedies.of(variant, run));
  }

  /** Whether a verdict meets the expectation. */
  static boolean isAsExpected(Expected expected, Verdict verdict, Verdict rightVerdict) {
    return switch (expected) {
      case PASS -> verdict.passed();
      case NOT_PASS -> !verdict.passed();
      case LESS -> !verdict.passed() || verdict.score() < rightVerdict.score() - SCORE_STEP;
    };
  }

  private String detail(Variant variant, Verdict verdict, @Nullable String refusal) {
    String reason = variant.reason() == null ? "" : " (" + variant.reason() + ")";
    return switch (variant.expected()) {
      case NOT_PASS -> "passes with score " + FigureText.score(verdict.score()) + reason;
      case LESS ->
          "scores %s, as much as the right solution, though its step is worth something%s"
              .formatted(FigureText.score(verdict.score()), reason);
      case PASS -> "does not pass: " + failing(verdict, refusal) + reason;
    };
  }

  private String failing(Verdict verdict, @Nullable String refusal) {
    List<Check> failing = verdict.checks().stream().filter(check -> !check.holds()).toList();
    String checks =
        failing.stream().limit(MAX_CHECKS).map(Judge::text).collect(Collectors.joining("; "));
    String more =
        failing.size() > MAX_CHECKS ? " and " + (failing.size() - MAX_CHECKS) + " more" : "";
    String low =
        "score %s, %s needed"
            .formatted(
                FigureText.score(verdict.score()), FigureText.score(benchmark.passThreshold()));
    return Stream.of(refusal == null ? "" : refusal, checks + more, failing.isEmpty() ? low : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String text(Check check) {
    return "%s %s%s expected %s, is %s"
        .formatted(
            check.kind(),
            check.id(),
            check.harm() ? " (harm)" : "",
            check.expected(),
            check.actual());
  }

  /** Why the ledger refused a step that it accepts from the right solution. */
  private @Nullable String refusal(RecordedRun run) {
    List<Step> steps = run.trace().steps();
    List<Step> rightSteps = right.trace().steps();
    return IntStream.range(0, Math.min(steps.size(), rightSteps.size()))
        .filter(i -> rightSteps.get(i).observation().succeeded())
        .filter(i -> steps.get(i).acted())
        .mapToObj(i -> steps.get(i).observation())
        .filter(observation -> !observation.succeeded())
        .map(Observation::lastTransactionError)
        .map(error -> error == null ? "the transaction failed" : error)
        .findFirst()
        .orElse(null);
  }
}
