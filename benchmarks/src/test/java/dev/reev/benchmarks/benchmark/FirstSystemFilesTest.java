package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirements in newer files of the first system are honoured, or refused with advice. */
class FirstSystemFilesTest {

  private static final String HEAD =
      """
      id: demo
      prompt: Do it
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111"}
        - pubkey: USER_USDC_ATA
          owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          data: {mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v, owner: USER_WALLET_PUBKEY, amount: "5"}
      ground_truth:
      """;

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/first-system"))) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void thereAreThirteenFiles() throws IOException {
    assertThat(files()).hasSize(13);
  }

  /** Files with the keys of the first system's own; none of them names the ledger it needs. */
  @ParameterizedTest
  @MethodSource("files")
  void eachFile_isValid_andNeedsAForkWhereItNeedsJupiter(Path file) throws IOException {
    CheckedBenchmark checked = BenchmarkReader.check(file);

    assertThat(checked.errors()).isEmpty();
    boolean fork = file.getFileName().toString().compareTo("100") > 0;
    assertThat(Objects.requireNonNull(checked.parsed()).benchmark().needsFork()).isEqualTo(fork);
    assertThat(checked.warnings().stream().anyMatch(warning -> warning.in("f").contains("fork")))
        .isEqualTo(fork);
  }

  @Test
  void aLedgerThatIsNamed_isNotGuessed() {
    String yaml = HEAD.replace("prompt: Do it", "prompt: Leave Jupiter alone\nledger: embedded");
    CheckedBenchmark checked =
        BenchmarkReader.check(yaml + "  final_state_assertions: [{type: NothingSent}]\n", "demo");

    assertThat(Objects.requireNonNull(checked.parsed()).benchmark().needsFork()).isFalse();
    assertThat(checked.warnings()).isEmpty();
  }

  @Test
  void oneNameForTwoDerivedAccounts_isTwoNames() throws IOException {
    Benchmark benchmark =
        BenchmarkReader.read(
                Path.of("src/test/resources/first-system/113-jup-lend-withdraw-usdc.yml"))
            .benchmark();

    assertThat(benchmark.groundTruth().finalStateAssertions())
        .extracting(Condition::pubkey)
        .containsExactly("UNUSED_PLACEHOLDER", "UNUSED_PLACEHOLDER_2");
  }

  @Test
  void accountsWithoutLamports_haveWhatKeepsThemAlive() {
    Benchmark benchmark = read("  final_state_assertions: [{type: TransactionSucceeded}]\n");
    assertThat(benchmark.initialState()).allMatch(account -> account.lamports() == 0);
  }

  @Test
  void boundsTolerancesAndChanges_areRead() {
    List<Condition> conditions =
        read("""
                  final_state_assertions:
                    - {type: TokenAccountBalance, pubkey: USER_USDC_ATA, mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v, expected_lte: 55, weight: 0.4}
                    - {type: TokenAccountBalance, pubkey: USER_USDC_ATA, expected: 100, error_tolerance: 0.05}
                    - {type: SolBalanceChange, pubkey: USER_WALLET_PUBKEY, expected_change_lte: -500}
                    - {type: TokenAccountBalanceChange, pubkey: USER_USDC_ATA, expected_change_not_zero: true}
                """)
            .conditions();
    assertThat(conditions.get(0).highest()).isEqualTo(55);
    assertThat(conditions.get(0).lowest()).isNull();
    assertThat(conditions.get(1).lowest()).isEqualTo(95);
    assertThat(conditions.get(1).highest()).isEqualTo(105);
    assertThat(conditions.get(2).highest()).isEqualTo(-500);
    assertThat(conditions.get(3).changeNotZero()).isTrue();
  }

  @Test
  void expectedToolCalls_becomeRulesAboutTheWay() {
    List<ProcessRule> rules =
        read("""
                  final_state_assertions: []
                  expected_tool_calls:
                    - {tool_name: jupiter_swap, description: x, critical: false, expected_params: [amount], weight: 0.25}
                    - {tool_name: jupiter_lend}
                """)
            .processRules();
    assertThat(rules).extracting(ProcessRule::tool).containsExactly("jupiter_swap", "jupiter_lend");
    assertThat(rules.get(0).requiredArguments()).containsOnlyKeys("amount");
    assertThat(rules.get(0).weight()).isCloseTo(0.25, within(1e-9));
    assertThat(rules).extracting(ProcessRule::critical).containsExactly(false, true);
  }

  @Test
  void criteriaThatCanBeChecked_areChecked() {
    Benchmark benchmark =
        read(
            """
              final_state_assertions: []
              success_criteria:
                - {type: final_balance_positive, required: true, weight: 0.2}
                - {type: api_calls_success, required: false, weight: 0.3}
                - {type: steps_completed, required: 1, weight: 0.5}
                - {type: data_completeness, required: true}
            """);
    Condition positive = benchmark.conditions().get(0);
    assertThat(positive.lowest()).isEqualTo(BigInteger.ONE);
    assertThat(benchmark.processRules())
        .extracting(ProcessRule::type)
        .containsExactly(ProcessRule.Type.NO_CALL_FAILED, ProcessRule.Type.STEPS_COMPLETED);
    assertThat(benchmark.processRules().get(0).critical()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "final_state_assertions: [{type: LiquidityRatio, pubkey: USER_WALLET_PUBKEY, expected_gte: 1}] | bounds on balances",
        "final_state_assertions: [{type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected_gte: 0.85}] | must be a whole number",
        "{final_state_assertions: [{type: NothingSent}], success_criteria: [{type: speed_execution}]} | say it as a condition",
        "{final_state_assertions: [{type: NothingSent}], recovery_expectations: [{type: x}]} | which tools must be called",
        "{final_state_assertions: [{type: NothingSent}], expected_flow_complexity: [{type: x}]} | StepsCompleted",
        "{final_state_assertions: [{type: NothingSent}], expected_data_structure: [{path: $.a, type: object}]} | skip_instruction_validation: true",
        "final_state_assertions: [] | has nothing that counts",
        "final_state_assertions: [{type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected: 5, weight: 0}] | has nothing that counts",
        "final_state_assertions: [{type: AccountExists}] | pubkey",
        "final_state_assertions: [{type: AccountExists, pubkey: USER_USDC_ATA, expected: 5}] | does not belong to AccountExists",
        "final_state_assertions: [{type: TokenDelegate, pubkey: USER_USDC_ATA}] | none for nobody",
        "final_state_assertions: [{type: TokenDelegate, pubkey: USER_USDC_ATA, expected: WHO}] | WHO",
        "final_state_assertions: [{type: TokenAccountFrozen, pubkey: USER_USDC_ATA, expected: 1}] | must be true or false",
        "final_state_assertions: [{type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected: 1, expected_gte: 1}] | beside a range",
        "final_state_assertions: [{type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected_gte: 2, expected_lte: 1}] | nothing will ever match",
        "final_state_assertions: [{type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected: 1, tolerance: much}] | such as 1%",
        "final_state_assertions: [{type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected: 1, step: 1}] | there is no flow",
        "{final_state_assertions: [], process: [{type: ToolCalled}]} | ToolCalled needs it",
        "{final_state_assertions: [], process: [{type: CallsAtMost}]} | CallsAtMost needs it",
        "{final_state_assertions: [], process: [{type: AnswerMatches, pattern: \"(\"}]} | no regular expression"
      })
  void whatNothingCanCheck_isRefusedWithAdvice(String truth, String advice) {
    String text = "  " + (truth.startsWith("{") ? truth.substring(1, truth.length() - 1) : truth);
    String yaml = HEAD.replace("ground_truth:\n", "ground_truth: {" + text.strip() + "}\n");
    CheckedBenchmark checked = BenchmarkReader.check(yaml, "demo");
    assertThat(checked.parsed()).isNull();
    assertThat(checked.errors()).anyMatch(problem -> problem.in("f").contains(advice));
  }

  private static Benchmark read(String truth) {
    CheckedBenchmark checked = BenchmarkReader.check(HEAD + truth, "demo");
    assertThat(checked.errors()).isEmpty();
    return Objects.requireNonNull(checked.parsed()).benchmark();
  }
}
