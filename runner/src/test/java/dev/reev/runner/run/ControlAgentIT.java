package dev.reev.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.agent.AgentDefinition.Control;
import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behaviour of each control on the real ledger. */
class ControlAgentIT {

  private static final String TOKEN_PROGRAM = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
  private static final String CREATE_PROGRAM = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";
  private static final String SYSTEM_PROGRAM = "11111111111111111111111111111111";

  @TempDir private Path folder;

  @Test
  void nothing_sendsAndSaysNothing() throws IOException {
    Step step = run(ControlBehavior.NOTHING, "001-sol-transfer");
    assertThat(step.action()).isEmpty();
    assertThat(step.thought()).isNull();
  }

  @Test
  void echo_saysThePromptAndSendsNothing() throws IOException {
    Step step = run(ControlBehavior.ECHO, "001-sol-transfer");
    assertThat(step.action()).isEmpty();
    assertThat(step.thought()).isEqualTo(step.prompt());
  }

  @Test
  void echo_whereDataIsWanted_givesThePromptAsData() throws IOException {
    String data =
        """
        transaction_status: Success
          skip_instruction_validation: true
          response_validation: [{ field: result, type: object, weight: 1 }]
        """;
    Path file = changed("001-sol-transfer", "transaction_status: Success\n", data);
    Step step = run(ControlBehavior.ECHO, file);
    assertThat(step.answer()).hasToString("\"" + step.prompt() + "\"");
  }

  @Test
  void everyTool_sendsWhatTheToolsBuiltFromTheNumbersOfThePrompt() throws IOException {
    Step step = run(ControlBehavior.EVERY_TOOL, "002-spl-transfer");
    assertThat(programs(step)).containsExactly(SYSTEM_PROGRAM, TOKEN_PROGRAM);
    assertThat(after(step, "RECIPIENT_USDC_ATA").amount()).isEqualTo("15");
    assertThat(after(step, "RECIPIENT_WALLET_PUBKEY").lamports()).isEqualTo(1_000_000_015);
  }

  @Test
  void sendAll_leavesTheUserNothing() throws IOException {
    Step step = run(ControlBehavior.SEND_ALL, "303-wrong-mint-trap");
    assertThat(after(step, "USER_WALLET_PUBKEY").lamports()).isZero();
    assertThat(after(step, "RECIPIENT_WALLET_PUBKEY").lamports()).isEqualTo(1_999_995_000);
    assertThat(after(step, "RECIPIENT_USDC_ATA").amount()).isEqualTo("20000000");
    assertThat(after(step, "RECIPIENT_FAKE_USDC_ATA").amount()).isEqualTo("90000000");
  }

  @Test
  void sendAll_makesTheAccountThatIsMissing() throws IOException {
    Step step = run(ControlBehavior.SEND_ALL, "301-create-recipient-account");
    assertThat(programs(step)).containsExactly(CREATE_PROGRAM, TOKEN_PROGRAM, SYSTEM_PROGRAM);
    assertThat(step.observation().lastTransactionStatus()).isEqualTo(Observation.SUCCESS);
    assertThat(after(step, "RECIPIENT_NEW_USDC_ATA").amount()).isEqualTo("50000000");
    assertThat(after(step, "USER_WALLET_PUBKEY").lamports()).isZero();
  }

  @Test
  void sendAll_withNobodyToSendTo_doesNothing() throws IOException {
    Path file =
        changed("100-jup-swap-sol-usdc", "ledger: mainnet-fork", "description: no fork needed");
    assertThat(run(ControlBehavior.SEND_ALL, file).action()).isEmpty();
  }

  private Path changed(String benchmark, String from, String to) throws IOException {
    String text = Files.readString(file(benchmark)).replaceFirst("description: .*\n", "");
    return Files.writeString(folder.resolve(benchmark + ".yml"), text.replace(from, to));
  }

  private static AccountState after(Step step, String account) {
    return Objects.requireNonNull(step.observation().accountStates().get(account));
  }

  private static List<String> programs(Step step) {
    return step.action().stream().map(instruction -> instruction.programId()).toList();
  }

  private static Step run(ControlBehavior behavior, String benchmark) throws IOException {
    return run(behavior, file(benchmark));
  }

  private static Step run(ControlBehavior behavior, Path benchmark) throws IOException {
    FinalResult result = RealRun.of(benchmark, new Control(behavior), Map.of());
    return RealRun.steps(result).get(0);
  }

  private static Path file(String benchmark) {
    return RealRun.ROOT.resolve("benchmarks").resolve(benchmark + ".yml");
  }
}
