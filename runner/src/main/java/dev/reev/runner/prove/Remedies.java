package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.prove.Difference.Left;
import dev.reev.runner.prove.instruction.Memo;
import dev.reev.runner.prove.mutation.Variant;
import dev.reev.runner.prove.mutation.Variant.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Suggests a change that makes a file judge a variant right, from the state that the run left on
 * the ledger.
 */
final class Remedies {

  private final Benchmark benchmark;
  private final RecordedRun right;

  /** Creates remedies for variants of this right solution. */
  Remedies(Benchmark benchmark, RecordedRun right) {
    this.benchmark = benchmark;
    this.right = right;
  }

  /** Remedy for a variant that the file judges wrongly. */
  String of(Variant variant, RecordedRun run) {
    if (benchmark.scoredByInstructions()) {
      return "scoring: instructions compares instructions and not what they did; say scoring: outcome";
    }
    if (variant.expected() == Expected.PASS) {
      return ofRefusedRight(variant);
    }
    Left expected = left(right);
    Left actual = left(run);
    List<Memo> lost = new ArrayList<>(expected.state().memos());
    lost.removeAll(actual.state().memos());
    if (!lost.isEmpty()) {
      return ofMemo(lost.get(0));
    }
    return ofState(Difference.between(expected, actual), expected);
  }

  private String ofRefusedRight(Variant variant) {
    if (variant.kind() != null) {
      return "loosen what does not hold, or name the variant in %s.solutions.yml under 'except' with the reason why it is not right here"
          .formatted(benchmark.id());
    }
    return variant.name().equals(Prover.RIGHT_SOLUTION)
        ? "mend the conditions, or expected_instructions: the deterministic agent sends them"
        : "loosen what does not hold, or say pass: false in %s.solutions.yml"
            .formatted(benchmark.id());
  }

  private static String ofMemo(Memo memo) {
    String signer = memo.signers().isEmpty() ? "" : ", signer: " + memo.signers().get(0);
    return "no condition asks for the memo; add {type: Memo, expected: \"%s\"%s}"
        .formatted(memo.text(), signer);
  }

  private String ofState(List<Difference> differences, Left left) {
    Optional<Difference> telling =
        differences.stream().filter(difference -> isTelling(difference, left)).findFirst();
    if (telling.isPresent()) {
      return bounded(telling.get(), left.state());
    }
    if (!benchmark.groundTruth().guarded() && !differences.isEmpty()) {
      return "guard: off: nothing looks at what is lost beside the conditions; say guard: on";
    }
    return differences.stream()
        .filter(difference -> difference.account().equals(Environment.PAYER))
        .findFirst()
        .map(difference -> bounded(difference, left.state()))
        .orElse(
            differences.isEmpty()
                ? "the ledger is left as the right solution leaves it; only a rule under 'process'"
                    + " can tell them apart, or 'except' in "
                    + benchmark.id()
                    + ".solutions.yml"
                : differences.get(0).type().inFiles()
                    + " of "
                    + differences.get(0).account()
                    + " differs; name the account in initial_state, or derive it in a condition");
  }

  /**
   * The user's SOL differs by fees anyway, and no condition can refer to an account without a name.
   */
  private static boolean isTelling(Difference difference, Left left) {
    return left.reader().isNamed(difference.account())
        && !difference.account().equals(Environment.PAYER);
  }

  private String bounded(Difference difference, FinalState rightState) {
    String account = difference.account();
    if (difference.type() == ConditionType.SOL_BALANCE) {
      long change = lamports(rightState.after(), account) - lamports(rightState.before(), account);
      String tolerance =
          account.equals(Environment.PAYER)
              ? ", tolerance: " + benchmark.groundTruth().maxFee()
              : "";
      return "no condition bounds the balance of %s; add {type: %s, pubkey: %s, expected: %d%s}"
          .formatted(
              account, ConditionType.SOL_BALANCE_CHANGE.inFiles(), account, change, tolerance);
    }
    return "no condition bounds %s of %s (%s with the right solution, %s here); add %s"
        .formatted(
            difference.type().inFiles(),
            account,
            difference.right(),
            difference.actual(),
            difference.condition());
  }

  private static long lamports(Map<String, AccountState> states, String account) {
    AccountState state = states.get(account);
    return state == null ? 0 : state.lamports();
  }

  private Left left(RecordedRun run) {
    RunReader reader = new RunReader(benchmark, run.trace());
    return new Left(FinalState.of(run, reader), reader);
  }
}
