package dev.reev.benchmarks.benchmark;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * An entry of {@code success_criteria} in files of the first system, converted to conditions and
 * rules that Reev can check.
 *
 * @param required a minimum number, or whether a run can pass only if it holds
 */
public record SuccessCriterion(String type, JsonNode required, Double weight) {

  private static final String STEPS_COMPLETED = "steps_completed";
  private static final String NO_CRITICAL_ERRORS = "no_critical_errors";
  private static final String FINAL_BALANCE_POSITIVE = "final_balance_positive";
  private static final String API_CALLS_SUCCESS = "api_calls_success";

  /** Already covered by the rules for the answer. */
  static final String DATA_COMPLETENESS = "data_completeness";

  /** The criteria that can be checked. */
  static final Set<String> KNOWN =
      Set.of(
          STEPS_COMPLETED,
          NO_CRITICAL_ERRORS,
          FINAL_BALANCE_POSITIVE,
          API_CALLS_SUCCESS,
          DATA_COMPLETENESS);

  public SuccessCriterion {
    required = required == null || required.isNull() ? BooleanNode.TRUE : required;
    weight = Objects.requireNonNullElse(weight, 1.0);
  }

  /** Conditions on the ledger that the criterion stands for. */
  List<Condition> conditions(List<FlowStep> flow) {
    return switch (type) {
      case FINAL_BALANCE_POSITIVE ->
          List.of(
              condition(
                  ConditionType.SOL_BALANCE, AccountRules.PAYER, null, weight, BigInteger.ONE));
      case NO_CRITICAL_ERRORS -> {
        List<FlowStep> critical = flow.stream().filter(FlowStep::critical).toList();
        yield critical.stream()
            .map(
                step ->
                    condition(
                        ConditionType.TRANSACTION_SUCCEEDED,
                        null,
                        step.step(),
                        weight / critical.size(),
                        null))
            .toList();
      }
      default -> List.of();
    };
  }

  /** The process rule that the criterion stands for. */
  Optional<ProcessRule> rule() {
    return switch (type) {
      case STEPS_COMPLETED ->
          Optional.of(
              ProcessRule.ofRun(
                  ProcessRule.Type.STEPS_COMPLETED,
                  weight,
                  isCritical(),
                  required.isInt() ? required.intValue() : 1));
      case API_CALLS_SUCCESS ->
          Optional.of(ProcessRule.ofRun(ProcessRule.Type.NO_CALL_FAILED, weight, isCritical(), 1));
      default -> Optional.empty();
    };
  }

  private Condition condition(
      ConditionType kind,
      @Nullable String pubkey,
      @Nullable Integer step,
      double share,
      @Nullable BigInteger atLeast) {
    return Condition.atLeast(kind, pubkey, step, share, isCritical(), atLeast);
  }

  private boolean isCritical() {
    return !required.isBoolean() || required.booleanValue();
  }
}
