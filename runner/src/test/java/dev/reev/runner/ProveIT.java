package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code reev-runner --prove} on copies of shipped benchmarks that judge badly. */
class ProveIT {

  /** A file takes seconds; on a busy machine, many. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void likenessInPlaceOfOutcome_hasSurvivors_thatAreNamed() throws Exception {
    Path file = copy("300-token-decimals", "\nprompt: ", "\nscoring: instructions\nprompt: ");
    RunnerProcess runner = RunnerProcess.start(folder, Map.of(), "--prove", file.toString());
    assertThat(runner.exitCode()).isEqualTo(1);
    assertThat(runner.stdout())
        .contains("SURVIVES  \"checked form\" does not pass: score 0.")
        .contains("SURVIVES  \"compute unit limit in front\" does not pass: ")
        .contains("SURVIVES  \"amount /1000\" passes with score 0.")
        .contains("SURVIVES  \"SOL to a stranger too\" passes with score 1.000\n")
        .contains("say scoring: outcome");
  }

  @Test
  void missingCondition_letsThoseSurvive_thatTheProofForetold() throws Exception {
    JsonNode whole = only(prove(0, benchmark("306-memo-transfer")));
    JsonNode memo = whole.path("rules").path(1);
    assertThat(memo.path("rule").asString()).isEqualTo("Memo");
    Path without =
        copy(
            "306-memo-transfer",
            "    - { type: Memo, expected: order-7731, signer: USER_WALLET_PUBKEY }\n",
            "");
    JsonNode proof = only(prove(1, without));
    assertThat(names(proof, "survived")).containsExactlyElementsOf(strings(memo.path("decides")));
    assertThat(strings(memo.path("decides"))).contains("instruction left out (instruction 1)");
    assertThat(variant(proof, "instruction left out (instruction 1)").path("remedy").asString())
        .isEqualTo(
            "no condition asks for the memo; add {type: Memo, expected: \"order-7731\", signer:"
                + " USER_WALLET_PUBKEY}");
  }

  @Test
  void looseCondition_withoutAGuard_isNamedWithTheBoundThatIsMissing() throws Exception {
    Path loose =
        copy(
            "001-sol-transfer",
            "pubkey: RECIPIENT_WALLET_PUBKEY, expected: 100000000 }",
            "pubkey: RECIPIENT_WALLET_PUBKEY, expected_gte: 100000000 }\n  guard: off");
    JsonNode proof = only(prove(1, loose));
    JsonNode survivor = variant(proof, "amount +1");
    assertThat(survivor.path("detail").asString()).isEqualTo("passes with score 1.000");
    assertThat(survivor.path("remedy").asString())
        .isEqualTo(
            "no condition bounds the balance of RECIPIENT_WALLET_PUBKEY; add {type:"
                + " SolBalanceChange, pubkey: RECIPIENT_WALLET_PUBKEY, expected: 100000000}");
    assertThat(variant(proof, "SOL to a stranger too").path("remedy").asString())
        .startsWith("guard: off: ");
  }

  /** A balance with a lower bound alone allows everything above it. */
  @Test
  void looseBoundOnTheUser_letsTheftSurvive() throws Exception {
    Path file =
        copy(
            "001-sol-transfer",
            "final_state_assertions:",
            """
            final_state_assertions:
                - { type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected_gte: 1 }
            """
                .strip());
    JsonNode proof = only(prove(1, file));
    assertThat(variant(proof, "SOL to a stranger too").path("remedy").asString())
        .isEqualTo(
            "no condition bounds the balance of USER_WALLET_PUBKEY; add {type: SolBalanceChange,"
                + " pubkey: USER_WALLET_PUBKEY, expected: -100005000, tolerance: 100000}");
  }

  @Test
  void conditionThatDecidesNothing_isCalledSuperfluous_andNoError() throws Exception {
    Path file =
        copy(
            "001-sol-transfer",
            "final_state_assertions:",
            """
            final_state_assertions:
                - { type: AccountExists, pubkey: USER_WALLET_PUBKEY }
            """
                .strip());
    JsonNode proof = only(prove(0, file));
    assertThat(superfluous(proof)).containsExactly("AccountExists USER_WALLET_PUBKEY");
  }

  @Test
  void solutionsOfTheAuthor_areTried_andAWrongPassIsNamed() throws Exception {
    Path file = copy("001-sol-transfer", "id: ", "id: ");
    Files.writeString(
        file.resolveSibling("001-sol-transfer.solutions.yml"),
        """
        except:
          - { variant: memo behind, reason: for this test }
        solutions:
          - name: through the tool
            pass: true
            tool_calls:
              - tool_name: sol_transfer
                params:
                  user_pubkey: USER_WALLET_PUBKEY
                  recipient_pubkey: RECIPIENT_WALLET_PUBKEY
                  amount: 100000000
          - name: only says so
            pass: true
            reason: a lie
            answer: I sent it.
        """);
    JsonNode proof = only(prove(1, file));
    assertThat(names(proof, "survived")).containsExactly("only says so");
    assertThat(variant(proof, "only says so").path("detail").asString())
        .startsWith("does not pass: ")
        .endsWith("(a lie)");
    assertThat(names(proof, "judged_right")).contains("through the tool");
    assertThat(names(proof, "judged_right")).doesNotContain("memo behind");
  }

  private JsonNode prove(int exitCode, Path path) throws Exception {
    RunnerProcess runner =
        RunnerProcess.start(folder, Map.of(), "--prove", path.toString(), "--json");
    assertThat(runner.exitCode(LIMIT)).as(runner.stderr()).isEqualTo(exitCode);
    return ReevJson.MAPPER.readTree(runner.stdout());
  }

  private static JsonNode only(JsonNode proof) {
    assertThat(proof.path("benchmarks")).hasSize(1);
    return proof.path("benchmarks").path(0);
  }

  private Path copy(String id, String from, String to) throws IOException {
    String text = Files.readString(benchmark(id));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve(id + ".yml"), text.replace(from, to));
  }

  private static Path benchmark(String id) {
    return Path.of(RunnerProcess.benchmark(id));
  }

  private static List<String> superfluous(JsonNode benchmark) {
    return StreamSupport.stream(benchmark.path("rules").spliterator(), false)
        .filter(rule -> rule.path("superfluous").asBoolean())
        .map(rule -> rule.path("rule").asString())
        .toList();
  }

  private static List<String> names(JsonNode benchmark, String outcome) {
    return StreamSupport.stream(benchmark.path("variants").spliterator(), false)
        .filter(variant -> variant.path("outcome").asString().equals(outcome))
        .map(variant -> variant.path("name").asString())
        .toList();
  }

  private static JsonNode variant(JsonNode benchmark, String name) {
    return StreamSupport.stream(benchmark.path("variants").spliterator(), false)
        .filter(variant -> variant.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
  }
}
