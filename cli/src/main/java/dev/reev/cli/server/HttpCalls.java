package dev.reev.cli.server;

import dev.reev.cli.outcome.ReevFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP, with one line for whatever goes wrong. */
final class HttpCalls {

  /** A local server accepts at once or not at all; a remote one gets a slow network's time. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Every call is one short database statement; longer means the server hangs. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /** The results of ten thousand runs over a slow network. */
  private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(5);

  private static final JsonMapper JSON = new JsonMapper();

  private final String baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(CALL_TIMEOUT)
            .header("accept", "application/json, application/problem+json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("content-type", "application/json");
    }
    if (idempotencyKey != null) {
      request.header("idempotency-key", idempotencyKey);
    }
    HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
    return accepted(response.statusCode(), response.body());
  }

  /** Saves an answer of any size; the file is there when it is whole. */
  void download(String path, Path file) throws ServerUnreachableException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(DOWNLOAD_TIMEOUT).build();
    try {
      HttpResponse<Path> response = send(request, BodyHandlers.ofFile(part));
      if (response.statusCode() != 200) {
        String problem = Files.readString(part);
        Files.delete(part);
        accepted(response.statusCode(), problem);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws ServerUnreachableException {
    try {
      return http.send(request, handler);
    } catch (FileSystemException e) {
      throw unwritable(Path.of(String.valueOf(e.getFile())), e);
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while waiting for " + baseUrl);
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

  private static ReevFailure unwritable(Path file, IOException e) {
    return ReevFailure.failed(file + " cannot be written: " + e);
  }
}
