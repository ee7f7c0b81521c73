package dev.reev.benchmarks.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.benchmarks.benchmark.WrittenSolutions.Solution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SolutionsReaderTest {

  private static final String GOOD =
      """
      except:
        - variant: reordered
          reason: the memo must stand in front
      solutions:
        - name: through the tool
          pass: true
          tool_calls:
            - tool_name: sol_transfer
              params: { user_pubkey: USER_WALLET_PUBKEY, amount: 100000000 }
          answer: Done.
        - name: half
          pass: false
          reason: half is too little
          instructions:
            - program_id: "11111111111111111111111111111111"
              accounts:
                - { pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: true }
                - { pubkey: RECIPIENT_WALLET_PUBKEY, is_signer: false, is_writable: true }
              data: 3Bxs411Dtc7pkFQj
        - name: nothing
          pass: false
      """;

  private final Benchmark transfer = benchmark("001-sol-transfer.yml");
  private final Benchmark flow = benchmark("305-flow-account-transfer-memo.yml");

  @Test
  void goodFile_givesEverySolution() {
    WrittenSolutions solutions = good(GOOD, transfer);
    assertThat(solutions.notProved()).isNull();
    assertThat(solutions.except()).singleElement().extracting("variant").isEqualTo("reordered");
    assertThat(solutions.solutions())
        .extracting(Solution::name, Solution::pass)
        .containsExactly(
            tuple("through the tool", true), tuple("half", false), tuple("nothing", false));
    assertThat(solutions.solutions().get(0).allSteps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.step()).isEqualTo(1);
              assertThat(step.answer()).isEqualTo("Done.");
              assertThat(step.toolCalls())
                  .singleElement()
                  .satisfies(call -> assertThat(call.params()).containsEntry("amount", 100000000));
            });
    assertThat(solutions.solutions().get(1).instructions()).hasSize(1);
    assertThat(solutions.solutions().get(2).allSteps()).hasSize(1);
  }

  @Test
  void stepsOfAFlow_areRead() {
    WrittenSolutions solutions =
        good(
            """
            solutions:
              - name: only the note
                pass: false
                steps:
                  - step: 3
                    instructions:
                      - program_id: MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr
                        accounts: []
                        data: 3x5cUYRSKrAvJnynWHbp7
            """,
            flow);
    assertThat(solutions.solutions().get(0).allSteps())
        .singleElement()
        .extracting(WrittenSolutions.Step::step)
        .isEqualTo(3);
  }

  @Test
  void notProved_standsAlone() {
    assertThat(good("not_proved: scored by likeness, for old files\n", transfer).notProved())
        .isEqualTo("scored by likeness, for old files");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isToldWithItsPlace(String from, String to, String told) {
    assertThat(GOOD).contains(from);
    assertThat(errors(GOOD.replace(from, to), transfer)).containsExactly(told);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "    answer: Done.",
            "    anwser: Done.",
            "s.yml:10:5: /solutions/0/anwser: 'anwser' is not known; known are name, pass, reason,"
                + " answer, instructions, tool_calls, steps"),
        Arguments.of(
            "name: half",
            "name: nothing",
            "s.yml:20:5: /solutions/2/name: \"nothing\" is already the name of solution 2; names"
                + " must be unique"),
        Arguments.of(
            "pass: true",
            "pass: maybe",
            "s.yml:6:5: /solutions/0/pass: is the text \"maybe\"; must be true or false"),
        Arguments.of(
            "pubkey: RECIPIENT_WALLET_PUBKEY",
            "pubkey: RECIPIENT",
            "s.yml:18:15: /solutions/1/instructions/0/accounts/1/pubkey: \"RECIPIENT\" is neither"
                + " an address (base58 of 32 bytes), nor an account of initial_state, nor one that"
                + " a condition derives"),
        Arguments.of(
            "data: 3Bxs411Dtc7pkFQj",
            "data: 0x17",
            "s.yml:19:9: /solutions/1/instructions/0/data: is not base58; must be base58 of at"
                + " most 1232 bytes"),
        Arguments.of(
            "    answer: Done.",
            "    instructions: [{program_id: \"11111111111111111111111111111111\", accounts: []}]",
            "s.yml:7:5: /solutions/0/tool_calls: cannot stand beside 'instructions'; give one of"
                + " them"),
        Arguments.of(
            "    answer: Done.",
            "    steps: [{step: 1}]",
            "s.yml:10:5: /solutions/0/steps: is for a flow, and this benchmark has none"),
        Arguments.of(
            "    reason: the memo must stand in front\n",
            "",
            "s.yml:2:5: /except/0: 'reason' is missing"));
  }

  @Test
  void flowWithoutSteps_isRefused() {
    assertThat(errors("solutions:\n  - {name: a, pass: true, answer: Done.}\n", flow))
        .containsExactly(
            "s.yml:2:5: /solutions/0: must say under 'steps' what is done in which step, for this"
                + " benchmark is a flow of 3");
    assertThat(errors("solutions:\n  - {name: a, pass: true, steps: [{step: 4}]}\n", flow))
        .containsExactly("s.yml:2:36: /solutions/0/steps/0/step: is 4; the flow ends with step 3");
  }

  @Test
  void filesBesideABenchmark_areFoundAndAreNoBenchmarks(@TempDir Path folder) throws IOException {
    Path benchmark =
        Files.copy(Path.of("001-sol-transfer.yml"), folder.resolve("001-sol-transfer.yml"));
    assertThat(SolutionsFile.beside(benchmark)).isEmpty();
    Path solutions = Files.writeString(folder.resolve("001-sol-transfer.solutions.yml"), GOOD);
    assertThat(SolutionsFile.beside(benchmark)).contains(solutions);
    assertThat(SolutionsFile.benchmarkOf(solutions)).contains(benchmark);
    assertThat(BenchmarkFolder.files(folder)).containsExactly(benchmark);
    assertThat(SolutionsReader.check(solutions, transfer).errors()).isEmpty();
  }

  @Test
  void everySolutionsFileOfTheSuite_isRightAndNamesItsSchema() throws IOException {
    for (Path benchmark : BenchmarkFolder.files(Path.of("."))) {
      Path solutions = SolutionsFile.beside(benchmark).orElse(null);
      if (solutions != null) {
        assertThat(Files.readString(solutions))
            .startsWith("# yaml-language-server: $schema=solutions.schema.json\n");
        assertThat(
                SolutionsReader.check(solutions, BenchmarkReader.read(benchmark).benchmark())
                    .errors())
            .isEmpty();
      }
    }
  }

  private static WrittenSolutions good(String yaml, Benchmark benchmark) {
    CheckedSolutions checked = SolutionsReader.check(yaml, benchmark);
    assertThat(checked.errors()).isEmpty();
    return Objects.requireNonNull(checked.solutions());
  }

  private static List<String> errors(String yaml, Benchmark benchmark) {
    CheckedSolutions checked = SolutionsReader.check(yaml, benchmark);
    assertThat(checked.solutions()).isNull();
    return checked.errors().stream().map(problem -> problem.in("s.yml")).toList();
  }

  private static Benchmark benchmark(String file) {
    try {
      return BenchmarkReader.read(Path.of(file)).benchmark();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
