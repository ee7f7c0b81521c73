package dev.reev.runner.agent;

import static dev.reev.runner.model.ScriptedModel.after;
import static dev.reev.runner.model.ScriptedModel.body;
import static dev.reev.runner.model.ScriptedModel.breaksOff;
import static dev.reev.runner.model.ScriptedModel.message;
import static dev.reev.runner.model.ScriptedModel.says;
import static dev.reev.runner.model.ScriptedModel.sends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat agent whose model is unreachable, refuses, or does not answer. */
class ChatAgentFailureTest extends ChatAgentTestCase {
  @Test
  void answer_429WithRetryAfter_waitsAsToldAndSucceeds() {
    model.then(body(429, "slow down", "Retry-After", "2"), says("done"));
    long start = System.nanoTime();
    assertThat(ask(settings(3, 3)).thought()).isEqualTo("done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(lastResponse()).containsEntry("attempts", 2);
    assertThat(evidence.usage().llmCalls()).isEqualTo(1);
  }

  @Test
  void answer_429ThatAsksForTooMuchPatience_isUnavailableAtOnce() {
    model.then(body(429, "come back tomorrow", "Retry-After", "86400"));
    assertFailure(settings(3, 3), SessionFailure.AGENT_UNAVAILABLE, "429: come back tomorrow");
    assertThat(model.received()).hasSize(1);
  }

  @Test
  void answer_500ThenSuccess_succeeds() {
    model.then(body(500, "oops"), says("done"));
    assertThat(ask(settings(3, 1)).thought()).isEqualTo("done");
    assertThat(model.received()).hasSize(2);
  }

  @Test
  void answer_503ForEver_isUnavailableAfterTheRetries() {
    model.then(body(503, "{\"error\":{\"message\":\"overloaded\"}}"));
    String message =
        assertFailure(settings(3, 1), SessionFailure.AGENT_UNAVAILABLE, "after 2 attempts");
    assertThat(message).contains("HTTP status 503: overloaded").doesNotContain("{");
    assertThat(model.received()).hasSize(2);
  }

  @Test
  void answer_401_namesTheVariableAndNotTheKey() {
    model.then(body(401, "{\"error\":{\"message\":\"wrong key " + KEY + "\"}}"));
    String message =
        assertFailure(settings(3, 3), SessionFailure.AGENT_UNAVAILABLE, "the key in TEST_KEY");
    assertThat(message).doesNotContain(KEY).contains("[redacted]");
    assertThat(evidence.events().toString()).doesNotContain(KEY);
    assertThat(model.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "404, agent_unavailable, knows no such model",
    "302, agent_unavailable, HTTP status 302",
    "402, agent_unavailable, HTTP status 402",
    "400, agent_error, 'HTTP status 400: no such parameter'",
    "422, agent_error, HTTP status 422"
  })
  void answer_otherStatus_isClassified(int status, String failureClass, String mentioned) {
    model.then(body(status, "no such\n parameter", "Location", "http://127.0.0.1:1/"));
    assertFailure(settings(3, 3), failureClass, mentioned);
    assertThat(model.received()).hasSize(1);
  }

  @Test
  void answer_longErrorWithTheKeyAtTheCut_isCutWithoutHalfAKey() {
    model.then(body(400, "x".repeat(295) + KEY + "y".repeat(1000)));
    String message = assertFailure(settings(1, 0), SessionFailure.AGENT_ERROR, "xxx");
    assertThat(message).doesNotContain("sk-").hasSizeLessThan(400);
  }

  @Test
  void answer_bodyThatBreaksOff_isAskedForAgain() {
    model.then(breaksOff(), says("done"));
    assertThat(ask(settings(3, 1)).thought()).isEqualTo("done");
  }

  @Test
  void answer_bodyThatAlwaysBreaksOff_isUnavailable() {
    model.then(breaksOff());
    assertFailure(settings(3, 0), SessionFailure.AGENT_UNAVAILABLE, "the connection broke");
    assertThat(events()).containsExactly("LlmRequest", "LlmResponse");
  }

  @Test
  @Timeout(30)
  void answer_withoutEnd_isAnErrorWithoutARetryAndNotReadToItsEnd() {
    model.then(sends(Long.MAX_VALUE));
    assertFailure(settings(3, 3), SessionFailure.AGENT_ERROR, "answer larger than 8 MiB");
    assertThat(model.received()).hasSize(1);
  }

  @Test
  @Timeout(30)
  void answer_thatTrickles_isUnavailableAfterTheTimeout() {
    model.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 600; i++) {
            after(Duration.ofMillis(100), out -> out.getResponseBody().write(' ')).answer(exchange);
            exchange.getResponseBody().flush();
          }
          exchange.close();
        });
    ChatSettings oneSecond = new ChatSettings(null, null, 3, null, 1, 0, null, null);
    assertFailure(oneSecond, SessionFailure.AGENT_UNAVAILABLE, "no answer within 1 s");
  }

  @Test
  void answer_slowerThanTheTimeout_isUnavailable() {
    model.then(after(Duration.ofSeconds(20), says("late")));
    ChatSettings oneSecond = new ChatSettings(null, null, 3, null, 1, 3, null, null);
    assertFailure(oneSecond, SessionFailure.AGENT_UNAVAILABLE, "no answer within 1 s");
    assertThat(model.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>hello</html>",
        "",
        "{\"choices\":[]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"message\":\"hi\"}]}",
        "[1]",
        "null"
      })
  void answer_noChatCompletion_isAnError(String text) {
    model.then(body(200, text));
    assertFailure(settings(3, 3), SessionFailure.AGENT_ERROR, "is no chat completion");
    assertThat(lastResponse()).containsKey("error");
  }

  @Test
  void answer_thatIsTheErrorOfAProxy_isAskedAgain_thenUnavailable() {
    model.then(says("Error: upstream timeout")).then(says("Error: upstream timeout"));
    assertFailure(settings(3, 1), SessionFailure.AGENT_UNAVAILABLE, "Error: upstream timeout");
    assertThat(model.received()).hasSize(2);
  }

  @Test
  void answer_nobodyListens_isUnavailable() {
    model.close();
    assertFailure(settings(3, 3), SessionFailure.AGENT_UNAVAILABLE, "connection refused");
  }

  @Test
  void start_withoutItsKey_isUnavailableAtOnceAndNamesTheVariables() {
    Chat definition = definition(model.url(), settings(1, 0), List.of("TEST_KEY", "OTHER_KEY"));
    RunFailedException failure =
        catchThrowableOfType(
            RunFailedException.class, () -> ChatAgent.start(definition, Map.of("OTHER_KEY", " ")));
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("set TEST_KEY or OTHER_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1234", "ftp://h/v1", "http://", "http://u:hush@h/v1", "a b"})
  void start_urlThatIsNone_isUnavailableAndNotShown(String url) {
    RunFailedException failure =
        catchThrowableOfType(
            RunFailedException.class,
            () -> ChatAgent.start(definition(url, settings(1, 0), List.of()), Map.of()));
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("http(s)://host").hasMessageNotContaining("hush");
  }

  @Test
  void start_deliveredUrlThatLeadsIntoAPrivateNetwork_isRefusedWhereverItLedWhenItWasStored() {
    Map<String, String> delivered = Map.of(Chat.API_URL, "http://169.254.169.254/v1");
    Chat own = definition("http://10.1.2.3/v1", settings(1, 0), List.of());

    RunFailedException failure =
        catchThrowableOfType(RunFailedException.class, () -> ChatAgent.start(own, delivered));
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("REEV_OUTBOUND_HOSTS can name it");
    ChatAgent.start(own, Map.of()).close();
  }

  @Test
  void answer_ofAServerThatAClientChose_isShownOnlyWhereItIsWrittenAsProvidersWriteErrors() {
    Chat own = definition("http://127.0.0.1:1/v1", settings(1, 0), List.of());
    Map<String, String> delivered = Map.of(Chat.API_URL, model.url());
    for (String body : List.of("secret of a service", "{\"message\":\"secret of a service\"}")) {
      for (int status : new int[] {200, 400, 404}) {
        model.then(body(status, body));
        RunFailedException failure =
            catchThrowableOfType(RunFailedException.class, () -> ask(own, delivered));
        assertThat(failure).hasMessageNotContaining("secret");
      }
    }
    model.then(body(400, "{\"error\":{\"message\":\"no tools here\"}}"));
    assertThat(catchThrowableOfType(RunFailedException.class, () -> ask(own, delivered)))
        .hasMessageContaining("no tools here");
  }

  @Test
  void answer_urlWithAQuery_keepsItAndDoesNotShowIt() {
    model.then(body(404, ""));
    Chat definition = definition(model.url() + "/?key=hush", settings(1, 0), List.of());
    RunFailedException failure =
        catchThrowableOfType(RunFailedException.class, () -> ask(definition, Map.of()));
    assertThat(model.received().get(0).path()).isEqualTo("/v1/chat/completions?key=hush");
    assertThat(model.received().get(0).headers()).doesNotContain("Authorization");
    assertThat(failure).hasMessageContaining(model.url()).hasMessageNotContaining("hush");
  }

  private String assertFailure(ChatSettings settings, String failureClass, String mentioned) {
    RunFailedException failure =
        catchThrowableOfType(RunFailedException.class, () -> ask(settings));
    assertThat(failure.failureClass()).isEqualTo(failureClass);
    assertThat(failure).hasMessageContaining(mentioned);
    assertThat(failure.getMessage()).doesNotContain("\n");
    return Objects.requireNonNull(failure.getMessage());
  }

  @Test
  void answer_429_isToldAsARateLimitWithTheWaitAskedFor() {
    model.then(body(429, "come back tomorrow", "Retry-After", "86400"));
    SessionFailure failure = failure();
    assertThat(failure.reason()).isEqualTo(SessionFailure.RATE_LIMITED);
    assertThat(failure.retryAfterSeconds()).isEqualTo(86_400);
  }

  @ParameterizedTest
  @CsvSource({
    "401, auth",
    "403, auth",
    "402, not_configured",
    "404, not_configured",
    "503, network"
  })
  void answer_status_saysWhetherAnotherAttemptMakesSense(int status, String reason) {
    model.then(body(status, "no"));
    SessionFailure failure = failure();
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_UNAVAILABLE);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.retryAfterSeconds()).isNull();
  }

  private SessionFailure failure() {
    return catchThrowableOfType(RunFailedException.class, () -> ask(settings(3, 0))).failure();
  }
}
