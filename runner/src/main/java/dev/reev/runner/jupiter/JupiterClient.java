package dev.reev.runner.jupiter;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls the Jupiter API. That it cannot be reached is nobody's failure but the surroundings': such
 * a run has no score.
 */
public final class JupiterClient {

  private static final String DEFAULT_URL = "https://lite-api.jup.ag";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Routes over many markets take seconds to find. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  /** A list of all tokens is below this by far. */
  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  private static final int MAX_MESSAGE = 300;
  private static final int CLIENT_ERROR = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** The free tier allows about one request a second; three tries reach beyond its window. */
  private static final RetryPolicy<HttpResponse<InputStream>> RETRIES =
      RetryPolicy.<HttpResponse<InputStream>>builder()
          .handleResultIf(JupiterClient::isTemporary)
          .withMaxRetries(3)
          .withBackoff(Duration.ofMillis(300), Duration.ofSeconds(3))
          .build();

  private final String baseUrl;

  /** Uses {@code JUPITER_API_BASE_URL} when it is set. */
  public JupiterClient(Map<String, String> environment) {
    String url = environment.getOrDefault("JUPITER_API_BASE_URL", "");
    this.baseUrl = url.isBlank() ? DEFAULT_URL : url.replaceFirst("/+$", "");
  }

  /**
   * Asks for data.
   *
   * @throws JupiterRefusedException when the API says no
   * @throws RunFailedException when it cannot be reached
   */
  public JsonNode get(String path, Map<String, String> query) throws JupiterRefusedException {
    String text =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .sorted()
            .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    return send(HttpRequest.newBuilder(uri(path + text)).GET());
  }

  /** The same with a JSON body. */
  public JsonNode post(String path, Object body) throws JupiterRefusedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(ReevJson.MAPPER.writeValueAsString(body))));
  }

  /**
   * Reads an instruction as Jupiter writes it: {@code {programId, accounts: [{pubkey, isSigner,
   * isWritable}], data}}, data in base64.
   */
  public static TransactionInstruction instruction(JsonNode node) throws JupiterRefusedException {
    try {
      List<AccountMeta> accounts = new ArrayList<>();
      for (JsonNode account : node.path("accounts")) {
        accounts.add(
            new AccountMeta(
                new PublicKey(account.path("pubkey").asString("")),
                account.path("isSigner").asBoolean(false),
                account.path("isWritable").asBoolean(false)));
      }
      return new TransactionInstruction(
          new PublicKey(node.path("programId").asString("")),
          accounts,
          Base64.getDecoder().decode(node.path("data").asString("")));
    } catch (RuntimeException e) {
      // Whatever the libraries throw for text that is no address or no base64.
      throw new JupiterRefusedException("Jupiter answered with something that is no instruction");
    }
  }

  private JsonNode send(HttpRequest.Builder request) throws JupiterRefusedException {
    HttpRequest complete = request.timeout(ANSWER_TIMEOUT).build();
    HttpResponse<InputStream> response = Failsafe.with(RETRIES).get(() -> exchange(complete));
    int status = response.statusCode();
    if (isTemporary(response)) {
      throw unavailable("HTTP status " + status, null);
    }
    JsonNode answer = read(response);
    if (status >= CLIENT_ERROR) {
      String text = answer.path("error").asString(answer.toString());
      throw new JupiterRefusedException(
          "Jupiter refused (HTTP status "
              + status
              + "): "
              + text.substring(0, Math.min(MAX_MESSAGE, text.length())));
    }
    return answer;
  }

  private static boolean isTemporary(HttpResponse<InputStream> response) {
    return response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() >= SERVER_ERROR;
  }

  private static HttpResponse<InputStream> exchange(HttpRequest request) {
    try {
      return HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .build()
          .send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unavailable(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", e);
    }
  }

  private static JsonNode read(HttpResponse<InputStream> response) throws JupiterRefusedException {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
      if (bytes.length > MAX_ANSWER_BYTES) {
        throw new JupiterRefusedException("Jupiter's answer is larger than 4 MiB");
      }
      return ReevJson.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw new JupiterRefusedException("Jupiter's answer is no JSON");
    } catch (IOException e) {
      throw unavailable(e.toString(), e);
    }
  }

  private URI uri(String path) {
    try {
      return URI.create(baseUrl + path);
    } catch (IllegalArgumentException e) {
      throw unavailable("JUPITER_API_BASE_URL is no URL", e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static RunFailedException unavailable(String reason, @Nullable Throwable cause) {
    String message = "the Jupiter API cannot be reached: " + reason;
    return cause == null
        ? new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message)
        : new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message, cause);
  }
}
