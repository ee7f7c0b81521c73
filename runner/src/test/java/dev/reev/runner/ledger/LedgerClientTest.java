package dev.reev.runner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerClientTest {

  private final FakeLedger ledger = new FakeLedger();

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void call_givesTheResult() throws Exception {
    ledger.on("getBalance", "\"result\":{\"value\":7}");
    assertThat(ledger.client().call("getBalance", "a").path("value").asInt()).isEqualTo(7);
  }

  @Test
  void call_refused_carriesCodeMessageAndData() {
    ledger.on("m", "\"error\":{\"code\":-32002,\"message\":\"no\",\"data\":{\"logs\":[\"l\"]}}");
    LedgerRefusedException e =
        catchThrowableOfType(LedgerRefusedException.class, () -> ledger.client().call("m"));
    assertThat(e).hasMessage("no");
    assertThat(e.code()).isEqualTo(-32002);
    assertThat(e.data().path("logs").path(0).asString()).isEqualTo("l");
  }

  @Test
  void call_deadLedger_isUnavailable() {
    LedgerClient client = ledger.client();
    ledger.close();
    assertUnavailable(() -> client.call("getHealth"));
  }

  @Test
  void call_httpErrorOrNoJson_isUnavailable() {
    ledger.on("m", "<html>");
    assertUnavailable(() -> ledger.client().call("m"));
    ledger.status(429);
    assertUnavailable(() -> ledger.client().call("m"));
  }

  @Test
  void open_commandThatDoesNotExist_isUnavailable() {
    Map<String, String> environment = Map.of("REEV_LEDGER_COMMAND", "/no/such/ledger");
    assertUnavailable(() -> LedgerSource.open(environment, Path.of(".")).close());
  }

  @Test
  void connect_ledgerThatEndsOrTalksNonsense_isUnavailable() {
    for (String command : new String[] {"true", "echo hello", "sh -c \"echo {}\""}) {
      try (LedgerSource source =
          LedgerSource.open(Map.of("REEV_LEDGER_COMMAND", command), Path.of("."))) {
        assertUnavailable(source::connect);
      }
    }
  }

  @Test
  void open_urlOfAnotherKind_isUnavailable() {
    assertUnavailable(
        () -> LedgerSource.open(Map.of("REEV_LEDGER_URL", "file:/x"), Path.of(".")).close());
  }

  private static void assertUnavailable(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            RunFailedException.class,
            e -> {
              assertThat(e.failureClass()).isEqualTo(SessionFailure.LEDGER_UNAVAILABLE);
              assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("hush");
            });
  }
}
