package dev.reev.stack.client;

import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import dev.reev.stack.client.ReevServer.LogPart;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON over HTTP, with a one-line message for every failure.
 *
 * <p>Uses the old HTTP client of the JDK: loading the new one would double the time of a short
 * command.
 */
final class HttpCalls {

  /**
   * A local server accepts at once or not at all; the limit allows for a slow network to a remote
   * one.
   */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Every call is one short database statement; when it takes longer, the server hangs. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /** Longest wait for the first line of ten thousand, and between two lines. */
  private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(1);

  /** Status for a range beyond the end. */
  private static final int NOTHING_NEW = 416;

  private static final String ACCEPT = "application/json, application/problem+json, */*;q=0.1";

  private static final JsonMapper JSON = new JsonMapper();

  static {
    // Otherwise the client would silently repeat a call whose connection broke.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final String baseUrl;

  HttpCalls(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Makes a call.
   *
   * @param body null for none
   * @param idempotencyKey null for none
   * @throws ReevFailure exit code 2 when the server refuses the request, 1 when it fails
   */
  JsonNode call(
      String method, String path, @Nullable JsonNode body, @Nullable String idempotencyKey)
      throws ServerUnreachableException {
    try {
      HttpURLConnection connection = open(method, path, CALL_TIMEOUT);
      if (idempotencyKey != null) {
        connection.setRequestProperty("idempotency-key", idempotencyKey);
      }
      if (body != null) {
        connection.setRequestProperty("content-type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body.toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      return accepted(connection.getResponseCode(), text(connection));
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    }
  }

  /**
   * Sends a JSON Merge Patch. The old client does not support PATCH, so this call alone pays for
   * loading the new one.
   */
  JsonNode patch(String path, JsonNode body) throws ServerUnreachableException {
    OutboundProxy proxy = proxy();
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(proxy)
            .connectTimeout(CONNECT_TIMEOUT);
    proxy.authenticator().ifPresent(client::authenticator);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString()))
            .timeout(CALL_TIMEOUT)
            .header("content-type", "application/json")
            .header("accept", ACCEPT)
            .build();
    try {
      HttpResponse<String> answer =
          client.build().send(request, HttpResponse.BodyHandlers.ofString());
      return accepted(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while waiting for the server");
    }
  }

  /** Reads text, such as a trace. */
  String text(String path) throws ServerUnreachableException {
    try {
      HttpURLConnection connection = open("GET", path, CALL_TIMEOUT);
      connection.setRequestProperty("accept", "text/plain, application/problem+json;q=0.1");
      int status = connection.getResponseCode();
      String text = text(connection);
      if (status != HttpURLConnection.HTTP_OK) {
        accepted(status, text);
      }
      return text;
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    }
  }

  /**
   * Saves an answer of any size.
   *
   * @throws IOException when the file cannot be written
   */
  void download(String path, Path file) throws ServerUnreachableException, IOException {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = stream(path);
        OutputStream out = Files.newOutputStream(file)) {
      for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
        out.write(buffer, 0, count);
      }
    }
  }

  /** Reads a log from the given byte to its current end. */
  LogPart log(String path, long from) throws ServerUnreachableException {
    try {
      HttpURLConnection connection = open("GET", path, CALL_TIMEOUT);
      if (from > 0) {
        connection.setRequestProperty("range", "bytes=" + from + "-");
      }
      int status = connection.getResponseCode();
      int attempt = connection.getHeaderFieldInt("Reev-Log-Attempt", 0);
      if (status == NOTHING_NEW) {
        return new LogPart("", from, attempt);
      }
      if (status >= HttpURLConnection.HTTP_MULT_CHOICE) {
        accepted(status, text(connection));
      }
      byte[] bytes = connection.getInputStream().readAllBytes();
      long start = connection.getHeaderFieldLong("Reev-Log-Offset", from);
      return new LogPart(new String(bytes, StandardCharsets.UTF_8), start + bytes.length, attempt);
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    }
  }

  private InputStream stream(String path) throws ServerUnreachableException {
    try {
      HttpURLConnection connection = open("GET", path, DOWNLOAD_TIMEOUT);
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        accepted(status, text(connection));
      }
      return connection.getInputStream();
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    }
  }

  /** Distinguishes a broken connection from a full disk. */
  private int read(InputStream in, byte[] buffer) throws ServerUnreachableException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " broke off its answer", e);
    }
  }

  private HttpURLConnection open(String method, String path, Duration timeout) throws IOException {
    URI uri = URI.create(baseUrl + path);
    HttpURLConnection connection = proxy().open(uri);
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    connection.setRequestProperty("accept", ACCEPT);
    return connection;
  }

  private static OutboundProxy proxy() {
    try {
      return OutboundProxy.of(System.getenv());
    } catch (InvalidProxyException e) {
      throw ReevFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private static String text(HttpURLConnection connection) throws IOException {
    InputStream body =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream();
    if (body == null) {
      return "";
    }
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode accepted(int status, String body) throws ServerUnreachableException {
    if (status == 502 || status == 503 || status == 504) {
      throw new ServerUnreachableException(baseUrl + " answers with HTTP " + status);
    }
    JsonNode json = parse(body);
    if (status < 300) {
      return json;
    }
    String message = json.path("message").asString(json.path("detail").asString(""));
    String line = message.isEmpty() ? baseUrl + " answers with HTTP " + status : message;
    throw status < 500 ? ReevFailure.usage(line) : ReevFailure.failed(line);
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}
