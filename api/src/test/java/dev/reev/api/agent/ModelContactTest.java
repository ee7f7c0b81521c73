package dev.reev.api.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.outbound.OutboundCalls;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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
    ModelContact proxied = through(proxy);

    assertThat(proxied.contact(plain("http://llm.invalid/v1", null)).status()).isEqualTo("success");
  }

  @Test
  void aProxyThatWantsAPassword_isToldIt_andAWrongOneIsSaidWithoutIt() {
    model.on(
        "/models",
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          boolean right = ("Basic " + base64("me:h@sh")).equals(login);
          exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"p\"");
          FakeModel.send(exchange, right ? 200 : 407, right ? "{\"data\":[{\"id\":\"gpt\"}]}" : "");
        });
    int port = URI.create(model.url()).getPort();
    ModelToAsk asked = plain("http://llm.invalid/v1", null);

    assertThat(through("http://me:h%40sh@127.0.0.1:" + port).contact(asked).status())
        .isEqualTo("success");
    assertThat(through("http://me:wrong@127.0.0.1:" + port).contact(asked))
        .isEqualTo(
            TestOutcome.error(
                "http://llm.invalid/v1: the proxy does not accept the user and password"));
  }

  @Test
  void headersOfTheAgent_areSent_andSecretOnesAreNotShown() {
    List<String> tenants = new ArrayList<>();
    model.on(
        "/models",
        exchange -> {
          tenants.add(exchange.getRequestHeaders().getFirst("X-Tenant"));
          FakeModel.send(exchange, 200, "{\"data\":[{\"id\":\"hush-hush-hush\"}]}");
        });
    ChatSettings settings = settings(null, Map.of(), Map.of("X-Tenant", "TENANT"));

    TestOutcome outcome =
        contact.contact(
            new ModelToAsk(
                URI.create(model.url()),
                null,
                "gpt",
                settings,
                Map.of("X-Tenant", "hush-hush-hush")));

    assertThat(tenants).containsExactly("hush-hush-hush");
    assertThat(outcome.message()).contains("is not listed").doesNotContain("hush-hush-hush");
  }

  @Test
  void fieldsOfTheAgent_areTriedEvenWhereTheModelIsListed() {
    List<String> bodies = new ArrayList<>();
    model.on("/models", 200, "{\"data\":[{\"id\":\"gpt\"}]}");
    model.on(
        "/chat/completions",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          FakeModel.send(exchange, bodies.size() == 1 ? 200 : 400, "{\"choices\":[{}]}");
        });
    ModelToAsk asked =
        new ModelToAsk(
            URI.create(model.url()),
            null,
            "gpt",
            settings(4096, Map.of("thinking", Map.of("type", "disabled")), Map.of()),
            Map.of());

    assertThat(contact.contact(asked).message()).contains("model gpt answered in ");
    assertThat(bodies)
        .containsExactly(
            "{\"model\":\"gpt\",\"messages\":"
                + ReevJson.MAPPER.writeValueAsString(asked.question().get("messages"))
                + ",\"temperature\":0.5,\"max_completion_tokens\":16,"
                + "\"thinking\":{\"type\":\"disabled\"}}");
    assertThat(contact.contact(asked).message())
        .endsWith("HTTP 400: look at extra_body and max_completion_tokens of the agent");
  }

  @Test
  void anEndpointThatWantsTheOtherLimit_isAskedAgainAsARunAsks() {
    List<String> bodies = new ArrayList<>();
    model.on(
        "/chat/completions",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          boolean right = bodies.size() == 2;
          FakeModel.send(
              exchange,
              right ? 200 : 400,
              right ? "{\"choices\":[{}]}" : "use max_completion_tokens");
        });

    assertThat(ask(null).status()).isEqualTo("success");
    assertThat(bodies.get(0)).contains("\"max_tokens\":1");
    assertThat(bodies.get(1)).contains("\"max_completion_tokens\":1").doesNotContain("max_tokens");
  }

  private static ModelContact through(String proxy) {
    return new ModelContact(
        new OutboundHosts(List.of(), List.of()),
        new OutboundCalls(OutboundProxy.of(Map.of("HTTP_PROXY", proxy))));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static ChatSettings settings(
      @Nullable Integer completionTokens,
      Map<String, Object> extraBody,
      Map<String, String> headerVariables) {
    return new ChatSettings(
        0.5,
        null,
        3,
        null,
        10,
        0,
        null,
        null,
        completionTokens,
        extraBody,
        Map.of(),
        headerVariables);
  }

  private static ModelToAsk plain(String url, @Nullable String key) {
    return new ModelToAsk(URI.create(url), key, "gpt", ChatSettings.DEFAULT, Map.of());
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
    assertThat(contact.contact(plain("http://127.0.0.1:1/v1", KEY)))
        .isEqualTo(TestOutcome.error("http://127.0.0.1:1/v1: connection refused"));
    assertThat(contact.contact(plain("http://no-such-host.invalid/v1", KEY)))
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
    return contact.contact(plain(model.url(), key));
  }
}
