package dev.reev.runner.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
  void call_ledgerThatNeverEndsItsAnswer_isUnavailableInTime() {
    ledger.on("m", "\"result\":\"" + "x".repeat(1000) + "\"").slow(Duration.ofMillis(20));
    LedgerClient client =
        new LedgerClient(ledger.url(), Duration.ofMillis(100), OutboundProxy.NONE);
    assertTimeoutPreemptively(
        Duration.ofSeconds(15), () -> assertUnavailable(() -> client.call("m")));
  }

  @Test
  void call_ledgerThatSaysNothing_isUnavailableInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/hush");
      LedgerClient client = new LedgerClient(url, Duration.ofMillis(100), OutboundProxy.NONE);
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> assertUnavailable(() -> client.call("m")));
    }
  }

  @Test
  void call_refusalThatRepeatsTheKey_isShownWithoutIt() {
    ledger.on("m", "\"error\":{\"code\":-32000,\"message\":\"bad key hush\"}");
    assertThatThrownBy(() -> ledger.client().call("m")).hasMessage("bad key ***");
    assertUnavailable(() -> ledger.client().require("m"));
  }

  @Test
  void require_plainValidator_saysWhatIsNeeded() {
    ledger.on("surfnet_setAccount", "\"error\":{\"code\":-32601,\"message\":\"Method not found\"}");
    assertUnavailable(() -> ledger.client().require("surfnet_setAccount"));
    assertThatThrownBy(() -> ledger.client().require("surfnet_setAccount"))
        .hasMessageContaining("use surfpool")
        .hasMessageContaining("docs/ledgers.md");
  }

  @Test
  void call_numbersOver2To53_areExactBothWays() throws Exception {
    ledger.on("m", "\"result\":9007199254740993");
    assertThat(ledger.client().call("m", 9007199254740993L).asLong()).isEqualTo(9007199254740993L);
    assertThat(ledger.params("m").get(0).get(0).asLong()).isEqualTo(9007199254740993L);
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

  @Test
  void open_urlInAPrivateNetwork_needsToBeNamed() {
    Map<String, String> unnamed = Map.of("REEV_LEDGER_URL", "http://10.1.2.3:8899");
    assertUnavailable(() -> LedgerSource.open(unnamed, Path.of(".")).close());
    LedgerSource.open(
            Map.of("REEV_LEDGER_URL", "http://10.1.2.3:8899", "REEV_OUTBOUND_HOSTS", "10.1.2.3"),
            Path.of("."))
        .close();
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
