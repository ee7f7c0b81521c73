package dev.reev.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.session.FinalResult;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents that collect all their input find nothing of the ground truth in it. */
class GroundTruthLeakIT {

  private static final String ADDRESS = "8opHzTAnfzRpPEx21XtnrVTX28YQuCpAjcn1PczScKh";
  private static final String DATA = "3Bxs4NPCZMKNg6oy";

  /** Markers that occur in the ground truth alone. */
  private static final List<String> MARKERS =
      List.of(ADDRESS, DATA, "ONLY_IN_TRUTH", "123456789012", "0.31415", "0.27182", "jupiter_trap");

  private static final String YAML =
      """
      id: leak
      ledger: embedded
      description: marked-description
      tags: [marked-tag]
      prompt: Pay FRIEND
      initial_state:
        - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000000}
        - {pubkey: FRIEND, owner: "11111111111111111111111111111111", lamports: 1000000}
      flow:
        - {step: 1, prompt: Pay FRIEND now}
        - {step: 2, prompt: Pay FRIEND again}
      ground_truth:
        min_score: 0.27182
        final_state_assertions:
          - {type: SolBalance, pubkey: %1$s, expected: 123456789012, weight: 0.31415}
          - type: TokenAccountBalance
            pubkey: ONLY_IN_TRUTH
            expected: 123456789012
            address_derivation:
              type: AssociatedTokenAccount
              owner: USER_WALLET_PUBKEY
              mint: EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v
        expected_instructions:
          - step: 1
            program_id: "11111111111111111111111111111111"
            accounts:
              - {pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: true}
              - {pubkey: %1$s, is_signer: false, is_writable: true, weight: 0.31415}
            data: %2$s
            data_weight: 0.31415
        tool_validation:
          - {step: 2, tool_name: jupiter_trap, expected_params: {amount: 123456789012}}
      """
          .formatted(ADDRESS, DATA);

  /** Sends one transfer in the first step, so that the task of the second step reports it. */
  private static final String AGENT =
      """
      dump() {
        echo "task: $line"
        env
        for file in /proc/$$/fd/*; do
          readlink "$file"
          if [ -f "$file" ]; then cat "$file"; fi
        done
        find . -ls
        find . -type f -exec cat {} +
        cat /proc/$$/cmdline
      }
      while read -r line; do
        dump >> "$DUMP_FILE" 2>&1
        echo '{"type":"tool_call","id":"1","name":"sol_transfer","arguments":{"user_pubkey":"USER_WALLET_PUBKEY","recipient_pubkey":"FRIEND","amount":5}}'
        read -r line
        echo '{"type":"tool_call","id":"2","name":"no_such_tool","arguments":{}}'
        echo "$line" >> "$DUMP_FILE"
        read -r line
        echo "$line" >> "$DUMP_FILE"
        echo '{"type":"answer"}'
      done
      """;

  @TempDir private Path folder;

  @Test
  void agent_gatheringAllItIsGiven_findsNothingOfTheGroundTruth() throws Exception {
    Path benchmark = Files.writeString(folder.resolve("leak.yml"), YAML);
    Path script = Files.writeString(folder.resolve("agent.sh"), AGENT);
    Path dump = folder.resolve("dump");
    FinalResult result;
    try (InputStream open = Files.newInputStream(benchmark)) {
      assertThat(open.read()).isPositive(); // the agent must not inherit it
      result =
          RealRun.of(
              benchmark,
              // Unconfined: the agent must get nothing secret even without a sandbox.
              new AgentDefinition.Command(
                  "spy",
                  List.of("sh", script.toString()),
                  List.of("DUMP_FILE"),
                  60,
                  List.of(),
                  List.of(),
                  true),
              Map.of(
                  "PATH",
                  Objects.requireNonNull(System.getenv("PATH")),
                  "DUMP_FILE",
                  dump.toString(),
                  "REEV_SESSION_LOG_PATH",
                  folder.toString()));
    }
    String seen = Files.readString(dump);
    assertThat(seen)
        .contains("\"step\":1", "\"step\":2", "\"status\":\"Success\"", "DUMP_FILE=", "pipe:")
        .contains("there is no tool")
        .doesNotContain("leak.yml", "marked-", "REEV_SESSION_LOG_PATH");
    assertThat(MARKERS).allSatisfy(marker -> assertThat(seen).doesNotContain(marker));
    assertThat(MARKERS).allSatisfy(marker -> assertThat(YAML).contains(marker));
    assertThat(RealRun.steps(result)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void controls_doNothingThatComesFromTheGroundTruth(ControlBehavior behavior) throws Exception {
    Path benchmark = Files.writeString(folder.resolve("leak.yml"), YAML);
    FinalResult result = RealRun.of(benchmark, new AgentDefinition.Control(behavior), Map.of());
    assertThat(RealRun.steps(result))
        .hasSize(2)
        .allSatisfy(
            step -> {
              String done = step.thought() + " " + step.action() + " " + step.answer();
              assertThat(MARKERS).allSatisfy(marker -> assertThat(done).doesNotContain(marker));
            });
  }
}
