package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.runner.Workbench;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.AccountRef.Stranger;
import dev.reev.runner.solution.InstructionData;
import dev.reev.runner.solution.Solution;
import dev.reev.runner.solution.Solution.ToolCall;
import dev.reev.runner.solution.SolutionInstruction;
import dev.reev.runner.solution.SolutionInstruction.Account;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.AccountMeta;

class SolutionAgentTest {

  private static final String MEMO = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr";

  private Workbench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Workbench();
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
  }

  @Test
  void instructions_areSentWithTheAddressesOfTheRun() {
    SolutionInstruction instruction =
        new SolutionInstruction(
            MEMO,
            List.of(Account.signer(new Named("FRIEND")), Account.writable(new Stranger())),
            new InstructionData.Builder().u8(7).address(new Named("FRIEND")).build());
    Answer answer = play(new Solution.Step(1, List.of(), List.of(instruction), "Done."), 1);
    assertThat(answer.thought()).isEqualTo("Done.");
    assertThat(answer.instructions())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.getKeys().get(0).getPublicKey()).isEqualTo(bench.address("FRIEND"));
              assertThat(sent.getKeys())
                  .extracting(AccountMeta::isSigner)
                  .containsExactly(true, false);
              assertThat(sent.getData())
                  .hasSize(33)
                  .startsWith(7)
                  .endsWith(bench.address("FRIEND").toByteArray());
            });
  }

  @Test
  void toolCalls_areMadeForReal_alsoThoseThatAreRefused() {
    Answer answer =
        play(
            new Solution.Step(
                1,
                List.of(
                    new ToolCall("no_such_tool", Map.of()),
                    new ToolCall(
                        "sol_transfer",
                        Map.of(
                            "user_pubkey", "USER_WALLET_PUBKEY",
                            "recipient_pubkey", "FRIEND",
                            "amount", 5))),
                null,
                null),
            1);
    assertThat(answer.instructions()).hasSize(1);
    assertThat(bench.evidence().usage().failedToolCalls()).isEqualTo(1);
  }

  @Test
  void instructions_standInPlaceOfWhatToolsBuilt() {
    Answer answer =
        play(
            new Solution.Step(
                1,
                List.of(
                    new ToolCall(
                        "sol_transfer",
                        Map.of(
                            "user_pubkey", "USER_WALLET_PUBKEY",
                            "recipient_pubkey", "FRIEND",
                            "amount", 5))),
                List.of(),
                null),
            1);
    assertThat(answer.instructions()).isEmpty();
  }

  @Test
  void stepThatTheSolutionDoesNotHave_sendsNothing() {
    assertThat(play(new Solution.Step(1, List.of(), null, "Done."), 2))
        .isEqualTo(new Answer(null, List.of(), null, null));
  }

  @Test
  void nameThatTheRunDoesNotKnow_isAMistakeInTheFile() {
    SolutionInstruction instruction =
        new SolutionInstruction(
            MEMO, List.of(Account.signer(new Named("NOBODY"))), InstructionData.of(new byte[0]));
    assertThatThrownBy(() -> play(new Solution.Step(1, List.of(), List.of(instruction), null), 1))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("nothing is known of account NOBODY");
  }

  private Answer play(Solution.Step step, int number) {
    return new SolutionAgent(new Solution(List.of(step)))
        .answer(
            new Task(
                number,
                "Do it",
                false,
                bench.environment(),
                Map.of(),
                List.of(),
                bench.tools(),
                Deadline.unlimited(),
                bench.evidence()));
  }
}
