package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.AccountData.Text;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import dev.reev.benchmarks.schema.JsonTrees;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Builds a benchmark from a tree that has passed all checks: equal to the mapper's result, without
 * its introspection.
 */
@SuppressWarnings("NullAway") // the records themselves put defaults in place of what is missing
final class BenchmarkTree {

  private BenchmarkTree() {}

  /**
   * The benchmark of this tree.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Benchmark read(JsonNode root) {
    TreeFields in = new TreeFields(root);
    return new Benchmark(
        in.text("id"),
        in.text("description"),
        in.texts("tags"),
        in.text("ledger"),
        in.text("scoring"),
        in.texts("network"),
        in.objects("initial_state", BenchmarkTree::account),
        in.text("prompt"),
        in.objects("flow", BenchmarkTree::flowStep),
        groundTruth(Objects.requireNonNull(in.fields("ground_truth"))));
  }

  private static InitialAccount account(TreeFields in) {
    TreeFields data = in.fields("data");
    return new InitialAccount(
        in.text("pubkey"),
        in.text("owner"),
        in.large("lamports"),
        data == null ? null : accountData(data));
  }

  private static AccountData accountData(TreeFields in) {
    if (in.has("text")) {
      return new Text(in.text("text"));
    }
    if (in.has("decimals")) {
      return new MintDefinition(
          Objects.requireNonNull(in.integer("decimals")),
          in.text("supply"),
          in.text("mint_authority"),
          in.text("freeze_authority"));
    }
    return new TokenHolding(
        in.text("mint"),
        in.text("owner"),
        in.text("amount"),
        in.text("delegate"),
        in.text("delegated_amount"),
        in.text("state"),
        in.text("close_authority"),
        in.truth("is_native"));
  }

  private static FlowStep flowStep(TreeFields in) {
    return new FlowStep(
        Objects.requireNonNullElse(in.integer("step"), 0),
        in.text("description"),
        in.text("prompt"),
        in.truth("critical"),
        in.integer("timeout"),
        in.texts("depends_on"));
  }

  private static GroundTruth groundTruth(TreeFields in) {
    return new GroundTruth(
        in.text("transaction_status"),
        in.objects("final_state_assertions", BenchmarkTree::condition),
        in.objects("expected_instructions", BenchmarkTree::instruction),
        in.truth("skip_instruction_validation"),
        in.number("min_score"),
        in.objects("response_validation", BenchmarkTree::field),
        in.objects("expected_data_structure", BenchmarkTree::structure),
        in.objects("tool_validation", BenchmarkTree::toolCall),
        in.objects("process", BenchmarkTree::processRule),
        in.objects("expected_tool_calls", BenchmarkTree::legacyToolCall),
        in.objects("success_criteria", BenchmarkTree::successCriterion),
        in.text("guard"),
        in.large("max_fee"),
        in.text("answer"));
  }

  private static Condition condition(TreeFields in) {
    JsonNode tolerance = in.tree("tolerance");
    TreeFields derivation = in.fields("address_derivation");
    return new Condition(
        named(ConditionType.values(), ConditionType::inFiles, in.text("type")),
        in.text("pubkey"),
        in.integer("step"),
        in.number("weight"),
        in.truth("critical"),
        in.tree("expected"),
        in.unlimited(either(in, "expected_gte", "expected_change_gte")),
        in.unlimited(either(in, "expected_lte", "expected_change_lte")),
        in.truth(either(in, "change_not_zero", "expected_change_not_zero")),
        tolerance == null || tolerance.isNull() ? null : Tolerance.of(tolerance),
        in.number("error_tolerance"),
        in.text("mint"),
        in.text("signer"),
        derivation == null
            ? null
            : new AddressDerivation(
                derivation.text("type"), derivation.text("owner"), derivation.text("mint")));
  }

  private static ExpectedInstruction instruction(TreeFields in) {
    return new ExpectedInstruction(
        in.integer("step"),
        in.text("program_id"),
        in.number("program_id_weight"),
        in.objects(
            "accounts",
            account ->
                new ExpectedAccount(
                    account.text("pubkey"),
                    Boolean.TRUE.equals(account.truth("is_signer")),
                    Boolean.TRUE.equals(account.truth("is_writable")),
                    account.number("weight"))),
        in.text("data"),
        in.number("data_weight"));
  }

  private static AnswerRule.Field field(TreeFields in) {
    return new AnswerRule.Field(
        in.text("field"), in.text("type"), in.number("min_value"), in.number("weight"));
  }

  private static AnswerRule.Structure structure(TreeFields in) {
    return new AnswerRule.Structure(
        in.text("path"),
        in.text("type"),
        in.number("min_value"),
        in.list("expected_values", JsonTrees::plain),
        in.number("weight"));
  }

  private static ExpectedToolCall toolCall(TreeFields in) {
    return ExpectedToolCall.read(
        in.integer("step"), in.text("tool_name"), in.tree("expected_params"));
  }

  private static ProcessRule processRule(TreeFields in) {
    return new ProcessRule(
        named(ProcessRule.Type.values(), ProcessRule.Type::inFiles, in.text("type")),
        in.integer("step"),
        in.number("weight"),
        in.truth("critical"),
        in.text("tool"),
        in.texts("tools"),
        in.tree("arguments"),
        in.integer("at_least"),
        in.integer("at_most"),
        in.text("pattern"));
  }

  private static LegacyToolCall legacyToolCall(TreeFields in) {
    return new LegacyToolCall(
        in.integer("step"),
        in.text("tool_name"),
        in.tree("expected_params"),
        in.number("weight"),
        in.truth("critical"));
  }

  private static SuccessCriterion successCriterion(TreeFields in) {
    return new SuccessCriterion(in.text("type"), in.tree("required"), in.number("weight"));
  }

  /** The second name comes from the first system. */
  private static String either(TreeFields in, String name, String older) {
    return in.has(older) ? older : name;
  }

  private static <T> T named(T[] values, Function<T, String> inFiles, @Nullable String name) {
    return Arrays.stream(values)
        .filter(value -> inFiles.apply(value).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown type " + name));
  }
}
