package dev.reev.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/** A client of a server at a real port. Paths begin behind {@code /api/v1}. */
public final class ApiClient {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;

  public ApiClient(int port) {
    this.server = "http://127.0.0.1:" + port;
  }

  public JsonNode get(String path) {
    return json(send(request(path).build(), BodyHandlers.ofString()), 200);
  }

  /** A request that is accepted, at once or for later. */
  public JsonNode post(String path, Object body) {
    HttpResponse<String> answer = exchange("POST", path, ReevJson.MAPPER.writeValueAsString(body));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return ReevJson.MAPPER.readTree(answer.body());
  }

  /**
   * Sends a request with any body and headers.
   *
   * @param headers names and values in turn
   */
  public JsonNode send(String method, String path, String body, int status, String... headers) {
    return json(exchange(method, path, body, headers), status);
  }

  public String text(String path) {
    return send(request(path).build(), BodyHandlers.ofString()).body();
  }

  public byte[] bytes(String path) {
    return send(request(path).build(), BodyHandlers.ofByteArray()).body();
  }

  /** GETs a path outside the API: {@code /actuator/prometheus}. */
  public String page(String path) {
    return send(HttpRequest.newBuilder(URI.create(server + path)).build(), BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> exchange(
      String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isEmpty()
        ? ReevJson.MAPPER.missingNode()
        : ReevJson.MAPPER.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + "/api/v1" + path));
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
