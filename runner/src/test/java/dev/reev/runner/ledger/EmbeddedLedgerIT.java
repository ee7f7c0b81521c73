package dev.reev.runner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.runner.failure.RunFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A misbehaving ledger on a pipe; every other test of a run covers a well-behaved one. */
class EmbeddedLedgerIT {

  private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}";

  @Test
  void call_isAnswered() throws Exception {
    try (EmbeddedLedger ledger = shell("echo ready; read call; echo '" + ANSWER + "'; read more")) {
      ledger.awaitReady();

      assertThat(new LedgerClient(ledger).call("any").asInt()).isEqualTo(7);
    }
  }

  @Test
  void awaitReady_ofOneThatEnds_fails() {
    try (EmbeddedLedger ledger = shell("exit 1")) {
      assertThatThrownBy(ledger::awaitReady)
          .isInstanceOf(RunFailedException.class)
          .hasMessageContaining("the embedded ledger ended before it was ready");
    }
  }

  @Test
  void call_ofOneThatHasEnded_fails() {
    try (EmbeddedLedger ledger = shell("echo ready; read call")) {
      ledger.awaitReady();
      LedgerClient client = new LedgerClient(ledger);

      assertUnavailable(client);
      assertUnavailable(client);
    }
  }

  @Test
  void call_thatIsNotAnsweredInTime_fails_andNoLaterOneTakesItsAnswer() {
    String late = "echo ready; read call; sleep 1; echo '" + ANSWER + "'; sleep 20";
    try (EmbeddedLedger ledger =
        EmbeddedLedger.start(List.of("sh", "-c", late), Duration.ofMillis(300))) {
      ledger.awaitReady();
      LedgerClient client = new LedgerClient(ledger);

      assertUnavailable(client);
      assertUnavailable(client);
    }
  }

  @Test
  void call_thatIsNotAnsweredInJson_fails() {
    try (EmbeddedLedger ledger = shell("echo ready; read call; echo hello; read more")) {
      ledger.awaitReady();

      assertThatThrownBy(() -> new LedgerClient(ledger).call("any"))
          .isInstanceOf(RunFailedException.class)
          .hasMessageContaining("any was not answered in JSON");
    }
  }

  private static EmbeddedLedger shell(String script) {
    return EmbeddedLedger.start(List.of("sh", "-c", script), Duration.ofSeconds(10));
  }

  private static void assertUnavailable(LedgerClient client) {
    assertThatThrownBy(() -> client.call("any"))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("the ledger does not answer any");
  }
}
