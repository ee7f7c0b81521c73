package dev.reev.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.MemoProgram;
import org.p2p.solanaj.programs.SystemProgram;
import org.p2p.solanaj.programs.TokenProgram;
import org.p2p.solanaj.utils.Base58;

class TransferDataTest {

  private static final PublicKey SYSTEM = SystemProgram.PROGRAM_ID;
  private static final PublicKey TOKEN = TokenProgram.PROGRAM_ID;

  @Test
  void of_openData_takesTheAmountFromThePrompt() {
    assertThat(data(SYSTEM, 2, "...", "Send 0.1 SOL")).isEqualTo("3Bxs411Dtc7pkFQj");
    assertThat(data(TOKEN, 3, "...", "Send 15 USDC")).isEqualTo("3mimF1vf45io");
    assertThat(data(TOKEN, 3, null, "Fee 0.1 SOL, send 5 usdc")).isEqualTo("3QDJ9TwUE2Dm");
  }

  @Test
  void of_madeUpData_isReplaced() {
    assertThat(data(TOKEN, 3, "3Bxs4vKJW", "Send 5 USDC")).isEqualTo("3QDJ9TwUE2Dm");
  }

  @Test
  void of_wellFormedData_isKeptWhateverThePromptSays() {
    assertThat(data(SYSTEM, 2, "3Bxs411Dtc7pkFQj", "Send 9 SOL")).isEqualTo("3Bxs411Dtc7pkFQj");
    assertThat(data(TOKEN, 3, "3mimF1vf45io", "Send 9 USDC")).isEqualTo("3mimF1vf45io");
    assertThat(data(MemoProgram.PROGRAM_ID, 1, "abc", "Say it")).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Send everything             | names no amount in SOL",
        "Send 5 USDC                 | names no amount in SOL",
        "Send 0.0000000001 SOL       | no whole number",
        "Send 99999999999999999 SOL  | too large"
      })
  void of_promptWithoutAUsableAmount_isAnAgentError(String prompt, String mentioned) {
    assertAgentError(SYSTEM, 2, prompt, mentioned);
  }

  @Test
  void of_openDataThatIsNoPlainTransfer_isAnAgentError() {
    assertAgentError(MemoProgram.PROGRAM_ID, 1, "Send 1 SOL", "no plain transfer");
    assertAgentError(SYSTEM, 3, "Send 1 SOL", "no plain transfer");
  }

  private static void assertAgentError(
      PublicKey program, int accounts, String prompt, String mentioned) {
    assertThatThrownBy(() -> data(program, accounts, "...", prompt))
        .isInstanceOfSatisfying(
            RunFailedException.class,
            e -> assertThat(e.failureClass()).isEqualTo(SessionFailure.AGENT_ERROR))
        .hasMessageContaining(mentioned);
  }

  private static String data(
      PublicKey program, int accounts, @Nullable String written, String prompt) {
    List<AccountMeta> metas =
        IntStream.range(0, accounts)
            .mapToObj(i -> new AccountMeta(new Account().getPublicKey(), true, true))
            .toList();
    return Base58.encode(TransferData.of(program, metas, written, prompt));
  }
}
