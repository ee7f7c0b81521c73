package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReaderTest {

  private static final String MINIMAL =
      """
      id: demo
      prompt: Do it
      initial_state:
        - pubkey: USER_WALLET_PUBKEY
          owner: "11111111111111111111111111111111"
          lamports: 5
      ground_truth:
        final_state_assertions: [{ type: TransactionSucceeded }]
      """;

  @Test
  void read_minimalText_fillsInTheDefaults() {
    ParsedBenchmark parsed = BenchmarkReader.read(MINIMAL, "demo.yml");
    Benchmark benchmark = parsed.benchmark();
    assertThat(benchmark.id()).isEqualTo("demo");
    assertThat(benchmark.tags()).isEmpty();
    assertThat(benchmark.flow()).isEmpty();
    assertThat(benchmark.passThreshold()).isEqualTo(0.75);
    assertThat(benchmark.groundTruth().skipInstructionValidation()).isFalse();
    assertThat(parsed.yaml()).isEqualTo(MINIMAL);
    assertThat(parsed.sha256()).hasSize(64);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Test
  void read_allAssertionsAndWeights_areMapped() {
    String yaml =
        MINIMAL.replace(
            "  final_state_assertions: [{ type: TransactionSucceeded }]\n",
            """
              min_score: 0.6
              final_state_assertions:
                - {type: SolBalance, pubkey: A, expected: 7}
                - {type: SolBalanceChange, pubkey: A, expected_change_gte: -3, weight: 2}
                - type: TokenAccountBalance
                  pubkey: T
                  expected_gte: 9
                  address_derivation: {type: AssociatedTokenAccount, owner: USER_WALLET_PUBKEY, mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v}
              expected_instructions:
                - program_id: "11111111111111111111111111111111"
                  accounts: [{pubkey: A, is_signer: true, is_writable: false}]
                  data: "..."
                  data_weight: 1
            """);
    GroundTruth truth = BenchmarkReader.read(yaml, "demo.yml").benchmark().groundTruth();
    assertThat(truth.minScore()).isEqualTo(0.6);
    assertThat(truth.finalStateAssertions()).hasSize(3);
    assertThat(truth.finalStateAssertions().get(1).lowest()).isEqualTo(-3);
    Condition token = truth.finalStateAssertions().get(2);
    assertThat(token.lowest()).isEqualTo(9);
    assertThat(token.highest()).isNull();
    assertThat(token.critical()).isTrue();
    assertThat(token.weight()).isEqualTo(1.0);
    ExpectedInstruction instruction = truth.expectedInstructions().get(0);
    assertThat(instruction.programIdWeight()).isEqualTo(1.0);
    assertThat(instruction.scoresData()).isFalse();
    assertThat(instruction.accounts().get(0).isSigner()).isTrue();
    assertThat(instruction.accounts().get(0).isWritable()).isFalse();
  }

  @Test
  void read_wrongType_namesLineAndField() {
    InvalidBenchmarkException e = rejected(MINIMAL.replace("lamports: 5", "lamports: lots"));
    assertThat(e.problems()).hasSize(1);
    assertThat(e.problems().get(0).line()).isEqualTo(6);
    assertThat(e.problems().get(0).path()).isEqualTo("/initial_state/0/lamports");
    assertThat(e).hasMessageStartingWith("demo.yml: line 6, /initial_state/0/lamports: ");
    assertThat(e.getMessage()).doesNotContain("\n");
  }

  @Test
  void read_unknownKey_isOnlyAWarning() {
    ParsedBenchmark parsed = BenchmarkReader.read(MINIMAL + "colour: red\n", "demo.yml");
    assertThat(parsed.warnings()).hasSize(1);
    assertThat(parsed.warnings().get(0).message()).contains("colour");
  }

  @Test
  void read_duplicateKey_isRefused() {
    assertThat(rejected(MINIMAL + "prompt: again\n")).hasMessageContaining("prompt");
  }

  @Test
  void read_alias_isRefused() {
    String yaml = MINIMAL.replace("Do it", "&a Do it") + "description: *a\n";
    assertThat(rejected(yaml)).hasMessageContaining("aliases");
  }

  @Test
  void read_brokenYaml_isOneLine() {
    InvalidBenchmarkException e = rejected("id: [1\nprompt: x");
    assertThat(e.getMessage()).startsWith("demo.yml: ").doesNotContain("\n");
  }

  @Test
  void read_secondDocument_isRefused() {
    assertThatThrownBy(() -> BenchmarkReader.read(MINIMAL + "---\nid: other\n", "demo.yml"))
        .isInstanceOf(InvalidBenchmarkException.class);
  }

  @Test
  void read_emptyText_isRefused() {
    assertThatThrownBy(() -> BenchmarkReader.read("", "demo.yml"))
        .isInstanceOf(InvalidBenchmarkException.class);
  }

  @Test
  void read_idThatLeavesItsFolder_isRefused() {
    assertThat(rejected(MINIMAL.replace("id: demo", "id: ../demo"))).hasMessageContaining("/id");
  }

  @Test
  void read_deepNesting_isRefused() {
    String yaml = MINIMAL + "deep: " + "[".repeat(1000) + "]".repeat(1000) + "\n";
    assertThatThrownBy(() -> BenchmarkReader.read(yaml, "demo.yml"))
        .isInstanceOf(InvalidBenchmarkException.class);
  }

  @Test
  void read_byteOrderMark_isSkipped() {
    assertThat(BenchmarkReader.read("\uFEFF" + MINIMAL, "demo.yml").benchmark().id())
        .isEqualTo("demo");
  }

  @Test
  void read_nulCharacter_isRefused() {
    assertThat(rejected(MINIMAL.replace("Do it", "Do \0 it"))).hasMessageContaining("U+0000");
  }

  @Test
  void read_escapesThatNobodyCouldStore_areReplacedAndTold() {
    ParsedBenchmark parsed =
        BenchmarkReader.read(
            MINIMAL.replace("Do it", "\"Do \\0 \\ud83d \\e[31m \\ud83d\\ude80 it\\n\""),
            "demo.yml");
    assertThat(parsed.benchmark().prompt())
        .isEqualTo("Do \\u0000 \\ud83d \\u001b[31m \ud83d\ude80 it\n");
    assertThat(parsed.warnings())
        .extracting(warning -> warning.in("demo.yml"))
        .containsExactly(
            "demo.yml:2:1: /prompt: has a control character, or half of a character, that is"
                + " replaced by its code");
  }

  @Test
  void read_keyWithALineBreak_isToldInOneLine() {
    ParsedBenchmark parsed = BenchmarkReader.read(MINIMAL + "\"a\\nb\": 1\n", "demo.yml");
    assertThat(parsed.warnings().get(0).in("demo.yml"))
        .startsWith(
            "demo.yml:9:1: /a\\u000ab: 'a\\u000ab' is not known; known are id, description,")
        .doesNotContain("\n");
  }

  @Test
  void read_nullsWhereOlderFilesHaveThem_areLeftOut() {
    String yaml =
        (MINIMAL + "flow: null\n")
            .replace(
                "  final_state_assertions: [{ type: TransactionSucceeded }]\n",
                """
                  final_state_assertions:
                    - type: TokenAccountBalance
                      pubkey: UNUSED_PLACEHOLDER
                      expected: null
                      expected_gte: 5
                      address_derivation:
                        type: AssociatedTokenAccount
                        owner: USER_WALLET_PUBKEY
                        mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
                  tool_validation:
                    - {tool_name: sol_transfer, expected_params: {amount: 5, mint_address: null}}
                  skip_instruction_validation: true
                  expected_data_structure:
                    - {path: $.a, type: string, expected_values: [null, x]}
                """);
    ParsedBenchmark parsed = BenchmarkReader.read(yaml, "demo.yml");
    assertThat(parsed.warnings()).isEmpty();
    GroundTruth truth = parsed.benchmark().groundTruth();
    assertThat(truth.toolValidation().get(0).expectedParams()).containsOnlyKeys("amount");
    assertThat(truth.expectedDataStructure().get(0).expectedValues()).containsExactly(null, "x");
  }

  @Test
  void read_fileThatIsNotUtf8_isRefused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("demo.yml"), new byte[] {'i', 'd', ':', (byte) 0xff});
    assertThatThrownBy(() -> BenchmarkReader.read(file))
        .isInstanceOf(InvalidBenchmarkException.class)
        .hasMessage("demo.yml: is not UTF-8 text");
  }

  @Test
  void check_fileOfAnotherName_isAWarning(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("other.yml"), MINIMAL);
    assertThat(BenchmarkReader.check(file).warnings())
        .extracting(problem -> problem.in("other.yml"))
        .containsExactly("other.yml:1:1: /id: is \"demo\"; the file is named \"other\"");
  }

  @Test
  void read_tooLarge_isRefused() {
    String yaml = MINIMAL + "description: " + "x".repeat(BenchmarkReader.MAX_BYTES) + "\n";
    assertThat(rejected(yaml)).hasMessageContaining("256 KiB");
  }

  private static InvalidBenchmarkException rejected(String yaml) {
    InvalidBenchmarkException e =
        catchThrowableOfType(
            InvalidBenchmarkException.class, () -> BenchmarkReader.read(yaml, "demo.yml"));
    assertThat(e).isNotNull();
    return e;
  }
}
