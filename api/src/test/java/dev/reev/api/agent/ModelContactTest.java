package dev.reev.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.benchmarks.net.OutboundProxy;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ModelContactTest {

  private static final String KEY = "sk-0123456789";

  private final FakeModel model = new FakeModel();
  private final ModelContact contact =
      new ModelContact(new OutboundHosts(List.of(), List.of()), new OutboundCalls());

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void aModelThatIsListed_isASuccessAndCostsOneRequestWithTheKey() {
    model.on("/models", 200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"models/gpt\"}]}");

    TestOutcome outcome = ask(KEY);

    assertThat(outcome.status()).isEqualTo("success");
    assertThat(outcome.message()).startsWith(model.url() + ": ok in ").endsWith("gpt is there");
    assertThat(model.asked).containsExactly("GET /v1/models Bearer " + KEY);
  }

  @Test
  void aModelThatIsNotListed_isAnErrorThatSaysWhatIs() {
    model.on("/models", 200, "{\"data\":[{\"id\":\"b\\u0000\\n" + KEY + "\"},{\"id\":\"a\"}]}");

    assertThat(ask(KEY))
        .isEqualTo(TestOutcome.error(model.url() + ": the model gpt is not listed; listed: a"));
  }

  @Test
  void anEndpointThatListsNothing_isAskedForOneToken() {
    model.on("/chat/completions", 200, "{\"choices\":[{}]}");

    assertThat(ask(null).message()).contains("model gpt answered in ");
    assertThat(model.asked)
        .containsExactly("GET /v1/models null", "POST /v1/chat/completions null");
  }

  @Test
  void aHostThatNobodyKnowsHere_isReachedThroughAProxy() {
    model.on("/models", 200, "{\"data\":[{\"id\":\"gpt\"}]}");
    String proxy = "http://127.0.0.1:" + URI.create(model.url()).getPort();
    ModelContact proxied =
        new ModelContact(
            new OutboundHosts(List.of(), List.of()),
            new OutboundCalls(OutboundProxy.of(Map.of("HTTP_PROXY", proxy))));

    assertThat(proxied.contact(URI.create("http://llm.invalid/v1"), null, "gpt").status())
        .isEqualTo("success");
  }

  @Test
  void aPlaceThatIsNoEndpoint_isSaid() {
    assertThat(ask(KEY).message()).contains("HTTP 404: there is no OpenAI-compatible endpoint");
    model.on("/models", 200, "<html>");
    assertThat(ask(KEY).message()).contains("the answer is not that of an OpenAI-compatible");
  }

  @ParameterizedTest
  @CsvSource({
    "401, HTTP 401: it does not accept the key",
    "403, HTTP 403: it does not accept the key",
    "500, HTTP 500",
    "302, 'HTTP 302: it redirects, which is not followed; give the new address'"
  })
  void aRefusal_isSaidWithItsStatusAndNothingOfItsText(int status, String message) {
    FakeModel elsewhere = new FakeModel();
    model.on(
        "/models",
        exchange -> {
          exchange.getResponseHeaders().add("Location", elsewhere.url() + "/models");
          FakeModel.send(exchange, status, "your key was " + KEY);
        });

    assertThat(ask(KEY)).isEqualTo(TestOutcome.error(model.url() + ": " + message));
    assertThat(elsewhere.asked).isEmpty();
    elsewhere.close();
  }

  @Test
  void anEndpointThatWantsAKey_isSaidSo() {
    model.on("/models", 401, "");
    assertThat(ask(null).message()).endsWith("HTTP 401: it wants a key");
  }

  @Test
  void nobodyThere_isSaid() {
    assertThat(contact.contact(URI.create("http://127.0.0.1:1/v1"), KEY, "gpt"))
        .isEqualTo(TestOutcome.error("http://127.0.0.1:1/v1: nobody accepts the connection"));
    assertThat(contact.contact(URI.create("http://no-such-host.invalid/v1"), KEY, "gpt"))
        .isEqualTo(TestOutcome.error("http://no-such-host.invalid/v1: the host is unknown"));
  }

  @Test
  void anEndlessAnswer_isBrokenOff() {
    model.on(
        "/models",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write(new byte[64 * 1024]);
            }
          }
        });

    assertThat(ask(KEY).message()).endsWith("the connection broke");
  }

  @Test
  void anAnswerThatDripsOrNeverComes_isNotWaitedForLongerThanTheDeadline() {
    model.on(
        "/models",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write(' ');
              out.flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    long start = System.nanoTime();

    assertThat(ask(KEY).message()).endsWith("no answer within 8 s");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
  }

  private TestOutcome ask(@Nullable String key) {
    return contact.contact(URI.create(model.url()), key, "gpt");
  }
}
