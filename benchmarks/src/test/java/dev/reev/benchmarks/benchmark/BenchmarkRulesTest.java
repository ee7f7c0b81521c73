package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests inputs that are odd but allowed; for those that are not allowed, {@code broken/} has files.
 */
class BenchmarkRulesTest {

  private static final String HEAD =
      """
      id: demo
      prompt: Do it
      initial_state:
        - pubkey: USER_WALLET_PUBKEY
          owner: "11111111111111111111111111111111"
          lamports: 5
      """;
  private static final String TRUTH =
      """
      ground_truth:
        final_state_assertions: [{ type: TransactionSucceeded }]
      """;
  private static final String INSTRUCTION =
      """
        expected_instructions:
          - program_id: "11111111111111111111111111111111"
            accounts: [{pubkey: %s, is_signer: false, is_writable: true}]
            %s
      """;

  /** On a chain, an authority over tokens need not have an account. */
  @Test
  void authoritiesThatNoAccountIsListedFor_areAllowed() {
    String state =
        """
          - pubkey: POINTS
            owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
            data: {decimals: 2, supply: "9", mint_authority: BANK, freeze_authority: POLICE}
          - pubkey: HELD
            owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
            data: {mint: POINTS, owner: HEIR, amount: "5", delegate: SON, delegated_amount: "0", close_authority: BANK}
          - pubkey: SPENT
            owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
            data: {mint: POINTS, owner: USER_WALLET_PUBKEY, amount: "5", delegated_amount: "0"}
        """;
    String truth =
        """
        ground_truth:
          final_state_assertions: [{type: MintAuthority, pubkey: POINTS, expected: BANK}]
        """;
    assertThat(warnings(HEAD + state + truth))
        .hasSize(5)
        .allSatisfy(
            warning ->
                assertThat(warning).contains("it gets an address that nobody here can sign"));
  }

  @Test
  void expectedAccountThatNothingNames_isAWarning() {
    assertThat(warnings(HEAD + TRUTH + INSTRUCTION.formatted("NOBODY", "data: ...")))
        .singleElement()
        .asString()
        .startsWith("f:11:19: /ground_truth/expected_instructions/0/accounts/0/pubkey: \"NOBODY\"");
  }

  @Test
  void expectedAccountThatAnAssertionDerives_isFine() {
    String derived =
        """
        ground_truth:
          final_state_assertions:
            - type: TokenAccountBalance
              pubkey: DERIVED
              expected: 1
              address_derivation:
                type: AssociatedTokenAccount
                owner: USER_WALLET_PUBKEY
                mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
        """;
    assertThat(warnings(HEAD + derived + INSTRUCTION.formatted("DERIVED", "data: ..."))).isEmpty();
  }

  @Test
  void assertionOnAnAccountThatNothingNames_isAWarning() {
    String truth =
        """
        ground_truth:
          final_state_assertions: [{type: SolBalance, pubkey: NOBODY, expected: 5}]
        """;
    assertThat(warnings(HEAD + truth)).singleElement().asString().contains("NOBODY");
  }

  @Test
  void dataWeightWithoutData_isAWarning() {
    assertThat(
            warnings(
                HEAD + TRUTH + INSTRUCTION.formatted("USER_WALLET_PUBKEY", "data_weight: 0.5")))
        .containsExactly(
            "f:12:7: /ground_truth/expected_instructions/0/data_weight: earns nothing without"
                + " 'data'");
  }

  @Test
  void flowInstructionWithoutStep_isAWarning() {
    String flow = "flow: [{step: 1, prompt: First}]\n";
    assertThat(
            warnings(
                HEAD + flow + TRUTH + INSTRUCTION.formatted("USER_WALLET_PUBKEY", "data: ...")))
        .singleElement()
        .asString()
        .contains("has no 'step'");
  }

  @Test
  void toolStepWithoutAFlow_isAWarning() {
    String tools = "  tool_validation: [{tool_name: sol_transfer, step: 2}]\n";
    assertThat(warnings(HEAD + TRUTH + tools))
        .containsExactly(
            "f:9:47: /ground_truth/tool_validation/0/step: is 2, but there is no flow");
  }

  @Test
  void answerTypeThatNoJsonHas_isAWarning() {
    String rules =
        """
          skip_instruction_validation: true
          response_validation: [{field: a, type: exists, required: true, critical: false}]
        """;
    assertThat(warnings(HEAD + TRUTH + rules)).singleElement().asString().contains("\"exists\"");
  }

  @Test
  void mintTextAndFrozenAccount_areFine() {
    String accounts =
        """
          - pubkey: MINT
            owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
            lamports: 1461600
            data: {decimals: 6, supply: "18446744073709551615", mint_authority: USER_WALLET_PUBKEY}
          - pubkey: FROZEN
            owner: TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb
            lamports: 2039280
            data: {mint: MINT, owner: USER_WALLET_PUBKEY, amount: "0", state: frozen, delegate: null}
          - pubkey: NOTE
            owner: MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr
            lamports: 5
            data: {text: hello}
        """;
    CheckedBenchmark checked = checked(HEAD + accounts + TRUTH);
    assertThat(checked.errors()).isEmpty();
    assertThat(checked.warnings()).isEmpty();
  }

  @Test
  void unknownKeysInAccountData_areWarnings() {
    String account =
        """
          - pubkey: USER_USDC_ATA
            owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
            lamports: 2039280
            data:
              mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
              colour: red
              owner: USER_WALLET_PUBKEY
              amount: "0"
        """;
    assertThat(warnings(HEAD + account + TRUTH))
        .singleElement()
        .asString()
        .startsWith("f:12:7: /initial_state/1/data/colour: 'colour' is not known; known are mint,");
  }

  @Test
  void keysOfAMintBehindThatOfATokenAccount_areRefused() {
    String account =
        """
          - pubkey: MIXED
            owner: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
            lamports: 5
            data: {mint: USER_WALLET_PUBKEY, decimals: 6, supply: "5"}
        """;
    assertThat(checked(HEAD + account + TRUTH).errors())
        .extracting(BenchmarkProblem::path)
        .containsExactly("/initial_state/1/data/decimals", "/initial_state/1/data/supply");
  }

  private static List<String> warnings(String yaml) {
    CheckedBenchmark checked = checked(yaml);
    assertThat(checked.errors()).isEmpty();
    return checked.warnings().stream().map(problem -> problem.in("f")).toList();
  }

  private static CheckedBenchmark checked(String yaml) {
    return BenchmarkReader.check(yaml, "demo");
  }
}
