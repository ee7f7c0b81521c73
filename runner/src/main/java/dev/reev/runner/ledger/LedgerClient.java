package dev.reev.runner.ledger;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls Solana JSON-RPC methods, one at a time. */
public final class LedgerClient {

  /** The embedded ledger listens already; for one in the network this is a generous round trip. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A forked ledger may fetch accounts from its chain before it answers. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  LedgerClient(URI url) {
    this.url = url;
  }

  /**
   * Calls a method.
   *
   * @return its result
   * @throws LedgerRefusedException when the ledger answers with an error
   * @throws RunFailedException when it does not answer, or not in JSON
   */
  public JsonNode call(String method, Object... params) throws LedgerRefusedException {
    JsonNode answer = post(method, List.of(params));
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      throw new LedgerRefusedException(
          error.path("code").asInt(0), error.path("message").asString(""), error.path("data"));
    }
    return answer.path("result");
  }

  /**
   * Calls a method that has no reason to refuse.
   *
   * @throws RunFailedException when it refuses all the same
   */
  public JsonNode require(String method, Object... params) {
    try {
      return call(method, params);
    } catch (LedgerRefusedException e) {
      throw unavailable(method + " was refused: " + e.getMessage(), e);
    }
  }

  private JsonNode post(String method, List<Object> params) {
    Map<String, Object> call =
        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(CALL_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(ReevJson.MAPPER.writeValueAsBytes(call)))
            .build();
    try {
      return ReevJson.MAPPER.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    } catch (JacksonException e) {
      throw unavailable(method + " was not answered in JSON", e);
    } catch (IOException e) {
      throw unavailable("the ledger does not answer " + method + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted during " + method, e);
    }
  }

  private static RunFailedException unavailable(String message, Throwable cause) {
    return new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message, cause);
  }
}
