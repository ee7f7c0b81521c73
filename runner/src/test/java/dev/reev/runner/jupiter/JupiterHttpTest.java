package dev.reev.runner.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.benchmarks.net.OutboundPolicy;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JupiterHttpTest {

  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final JupiterStandIn jupiter = new JupiterStandIn();
  private final JupiterHttp http =
      JupiterHttp.at(
          jupiter.url() + "/",
          new OutboundPolicy(List.of()),
          OutboundProxy.of(Map.of()),
          PATIENCE,
          Duration.ofMillis(1));

  @AfterEach
  void stop() {
    jupiter.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void request_answeredBusyThreeTimes_isTriedAgain(int status) throws Exception {
    jupiter.next(status, "").next(status, "").next(status, "");
    assertThat(http.get("/lend/v1/earn/tokens").size()).isEqualTo(1);
    assertThat(jupiter.requests()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503})
  void request_answeredBusyForEver_isNoFaultOfTheAgent(int status) {
    jupiter.next(status, "").next(status, "").next(status, "").next(status, "");
    assertUnavailable(() -> http.get("/lend/v1/earn/tokens"), "HTTP status " + status);
    assertThat(jupiter.requests()).hasSize(4);
  }

  @Test
  void request_thatAProxyRefuses_isNoFaultOfTheAgent() {
    jupiter.next(407, "");
    assertUnavailable(() -> http.get("/lend/v1/earn/tokens"), "the proxy does not accept");
  }

  @Test
  void client_ofAnAddressInAPrivateNetwork_needsItNamed() {
    Map<String, String> metadata = Map.of("JUPITER_API_BASE_URL", "http://169.254.169.254");
    assertUnavailable(() -> JupiterClient.of(metadata), "REEV_OUTBOUND_HOSTS can name it");
  }

  @Test
  void request_thatAlwaysBreaksTheServer_isRefusedWithItsReason() {
    String body = "{\"message\":\"asset\\n is paused\"}";
    jupiter.next(500, body).next(500, body).next(500, body).next(500, body);
    assertThatThrownBy(() -> http.get("/lend/v1/earn/tokens"))
        .isInstanceOf(JupiterRefusedException.class)
        .hasMessage("HTTP status 500: asset is paused");
  }

  @Test
  void request_refused_isNotTriedAgain() {
    jupiter.next(400, "{\"error\":\"no route\"}");
    assertThatThrownBy(() -> http.get("/swap/v1/quote"))
        .isInstanceOf(JupiterRefusedException.class)
        .hasMessage("HTTP status 400: no route");
    assertThat(jupiter.requests()).hasSize(1);
  }

  @Test
  void request_refusedAtLength_isCut() {
    jupiter.next(400, "x".repeat(100_000));
    assertThatThrownBy(() -> http.get("/swap/v1/quote"))
        .message()
        .satisfies(message -> assertThat(message.length()).isLessThan(400));
  }

  @Test
  void request_answeredTooLate_isNoFaultOfTheAgent() {
    jupiter.nextSlow(5 * PATIENCE.toMillis());
    assertUnavailable(() -> http.get("/swap/v1/quote"), "timed out");
    assertThat(jupiter.requests()).hasSize(1);
  }

  @Test
  void request_answeredWithTooMuch_isNotReadToItsEnd() {
    jupiter.next(200, "[" + "1,".repeat(2 << 20) + "1]");
    assertUnavailable(() -> http.get("/swap/v1/quote"), "larger than");
  }

  @Test
  void request_answeredInHtml_isNoFaultOfTheAgent() {
    jupiter.next(200, "<html>");
    assertUnavailable(() -> http.get("/swap/v1/quote"), "JSON");
  }

  @Test
  void request_toNobody_isNoFaultOfTheAgent() {
    jupiter.close();
    assertUnavailable(() -> http.get("/swap/v1/quote"), "not available");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lite-api.jup.ag", "ftp://x", "http://", "a b"})
  void baseUrl_thatIsNone_isSaidAtOnce(String url) {
    assertUnavailable(
        () -> JupiterClient.of(Map.of(JupiterClient.BASE_URL_VARIABLE, url)),
        JupiterClient.BASE_URL_VARIABLE);
  }

  private static void assertUnavailable(ThrowingCallable call, String mentioned) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RunFailedException.class,
            e -> assertThat(e.failureClass()).isEqualTo(SessionFailure.LEDGER_UNAVAILABLE))
        .hasMessageContaining(mentioned);
  }
}
