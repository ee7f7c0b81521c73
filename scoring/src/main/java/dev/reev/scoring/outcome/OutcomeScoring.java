package dev.reev.scoring.outcome;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the outcome of a run on the ledger. */
public final class OutcomeScoring {

  private final Benchmark benchmark;
  private final List<Condition> conditions;

  /** Creates a checker for runs of one benchmark. */
  public OutcomeScoring(Benchmark benchmark) {
    this.benchmark = benchmark;
    this.conditions = new ArrayList<>(benchmark.conditions());
    expectedOutcome().ifPresent(conditions::add);
  }

  /**
   * Checks the conditions, in their order.
   *
   * @throws dev.reev.scoring.unscored.IncompleteEvidenceException when the session does not hold
   *     the state of an account
   */
  public List<Check> conditions(ExecutionTrace trace) {
    ConditionCheck look = new ConditionCheck(World.of(trace), new Transactions(trace.steps()));
    Map<String, Integer> taken = new HashMap<>();
    List<Check> checks = new ArrayList<>();
    for (Condition condition : conditions) {
      checks.add(look.check(id(condition, taken), condition));
    }
    return checks;
  }

  /**
   * Evaluates the conditions of a benchmark with {@code scoring: instructions}, where they do not
   * count.
   */
  public List<AssertionResult> assertions(ExecutionTrace trace) {
    ConditionCheck look = new ConditionCheck(World.of(trace), new Transactions(trace.steps()));
    return benchmark.conditions().stream()
        .map(
            condition -> {
              Check check = look.check("", condition);
              return new AssertionResult(
                  check.kind(),
                  condition.pubkey() == null ? "" : condition.pubkey(),
                  check.holds(),
                  check.weight(),
                  check.expected(),
                  check.actual());
            })
        .toList();
  }

  /** Checks for harm. */
  public List<Check> guard(ExecutionTrace trace) {
    World world = World.of(trace);
    return Guard.checks(benchmark, trace.steps(), world, new Explained(conditions, world));
  }

  /**
   * The condition that {@code transaction_status} stands for, unless the file has such a condition.
   * A flow has several transactions, so success is left to its conditions.
   */
  private Optional<Condition> expectedOutcome() {
    boolean said =
        conditions.stream()
            .anyMatch(
                condition ->
                    condition.type() == ConditionType.NOTHING_SENT
                        || condition.type() == ConditionType.TRANSACTION_FAILED
                        || condition.type() == ConditionType.TRANSACTION_SUCCEEDED);
    if (said || benchmark.groundTruth().skipInstructionValidation()) {
      return Optional.empty();
    }
    return switch (benchmark.groundTruth().transactionStatus()) {
      case GroundTruth.NONE -> Optional.of(ofRun(ConditionType.NOTHING_SENT, 1));
      case GroundTruth.FAILURE -> Optional.of(ofRun(ConditionType.TRANSACTION_FAILED, 1));
      // Success is only a means, so it earns nothing by itself.
      default ->
          benchmark.flow().isEmpty()
              ? Optional.of(ofRun(ConditionType.TRANSACTION_SUCCEEDED, 0))
              : Optional.empty();
    };
  }

  private static Condition ofRun(ConditionType type, double weight) {
    return Condition.ofRun(type, weight);
  }

  /**
   * Id of a check: type, account and step, with a number when the same combination occurs again.
   */
  private static String id(Condition condition, Map<String, Integer> taken) {
    String id =
        condition.type().inFiles()
            + (condition.pubkey() == null ? "" : "/" + condition.pubkey())
            + (condition.step() == null ? "" : "/step_" + condition.step());
    int count = taken.merge(id, 1, Integer::sum);
    return count == 1 ? id : id + "/" + count;
  }
}
