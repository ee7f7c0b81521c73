package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code reev validate --controls} runs controls on a file. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ControlsIT {

  @TempDir Path folder;

  @Test
  void benchmarkThatAsksForTooLittle_isNamed_withTheAgentsThatPassIt() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("weak.yml"),
            """
            id: weak
            prompt: Send 0.1 SOL to FRIEND.
            initial_state:
              - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: 1000000000}
              - {pubkey: FRIEND, owner: "11111111111111111111111111111111", lamports: 1000000000}
            ground_truth:
              guard: off
              final_state_assertions: [{type: TransactionSucceeded}]
            """);
    Ended ended = validate("--controls", file.toString());
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .contains("1 file checked, 0 errors")
        .contains("benchmark  nothing  every tool    echo   send all")
        .contains("weak       0.000    1.000 passed  0.000  1.000 passed")
        .contains("weak: control-every-tool passes", "weak: control-send-all passes");
  }

  @Test
  void benchmarkWhereNothingIsToBeSent_isNotPassedByWhoDecidesNothing() throws Exception {
    Path file = ReevStack.ROOT.resolve("benchmarks/304-insufficient-funds.yml");
    Ended ended = validate("--controls", "--json", file.toString());
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.json().at("/controls/0/passed").booleanValue()).isFalse();
    assertThat(ended.json().path("controls")).hasSize(4);
  }

  private Ended validate(String... arguments) throws Exception {
    try (ReevStack stack = new ReevStack(folder)) {
      String[] words = new String[arguments.length + 1];
      words[0] = "validate";
      System.arraycopy(arguments, 0, words, 1, arguments.length);
      return stack.run(words);
    }
  }
}
