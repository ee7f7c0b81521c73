package dev.reev.cli.server;

import dev.reev.cli.outcome.ReevFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One Reev API, addressed by its base URL. */
public final class ReevServer {

  /** A local server accepts at once or not at all; a remote one gets a slow network's time. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Every call is one short database statement; longer means the server hangs. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private static final JsonMapper JSON = new JsonMapper();

  private final String baseUrl;
  private final HttpClient http;

  /**
   * @param baseUrl such as {@code http://127.0.0.1:3001}; anything but http(s) ends in a usage
   *     failure
   */
  public ReevServer(String baseUrl) {
    this.baseUrl = checked(baseUrl.replaceAll("/+$", ""));
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  private static String checked(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return url;
      }
    } catch (java.net.URISyntaxException e) {
      // falls through to the one message below
    }
    throw ReevFailure.usage("REEV_URL must be an http or https address, but is '" + url + "'.");
  }

  /** The base URL without a slash at its end. */
  public String url() {
    return baseUrl;
  }

  /** True when a Reev API answers there. */
  public boolean answers() {
    try {
      HttpResponse<String> response = send(request("/api/v1/health").GET().build());
      return response.statusCode() == 200
          && "healthy".equals(parse(response.body()).path("status").asString(""));
    } catch (ServerUnreachableException e) {
      return false;
    }
  }

  /**
   * Starts a run.
   *
   * @return its execution id
   * @throws ReevFailure exit code 2 when the server refuses the request, 1 when it fails
   */
  public String start(String benchmarkId, RunRequest run) throws ServerUnreachableException {
    ObjectNode body = JSON.createObjectNode();
    body.put("agent", run.agent()).put("timeout_seconds", run.timeoutSeconds());
    if (run.ymlContent() != null) {
      body.put("yml_content", run.ymlContent());
    }
    HttpRequest request =
        request("/api/v1/benchmarks/" + segment(benchmarkId) + "/run")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    JsonNode answer = accepted(send(request));
    String id = answer.path("execution_id").asString("");
    if (id.isEmpty()) {
      throw new ServerUnreachableException(baseUrl + " answered without an execution id");
    }
    return id;
  }

  /**
   * Orders a run; the same key sent again leads to the same run.
   *
   * @return its id
   */
  public String order(String idempotencyKey, String benchmarkId, String agent)
      throws ServerUnreachableException {
    ObjectNode body = JSON.createObjectNode();
    body.put("benchmark", benchmarkId).put("agent", agent);
    HttpRequest request =
        request("/api/v1/runs")
            .header("content-type", "application/json")
            .header("idempotency-key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    String id = accepted(send(request)).path("id").asString("");
    if (id.isEmpty()) {
      throw new ServerUnreachableException(baseUrl + " answered without the id of a run");
    }
    return id;
  }

  /**
   * Reads anything.
   *
   * @param path such as {@code /api/v1/runs}
   * @throws ReevFailure exit code 2 when the server refuses the request, 1 when it fails
   */
  public JsonNode get(String path) throws ServerUnreachableException {
    return accepted(send(request(path).GET().build()));
  }

  /** What is known about a run now. */
  public RunStatus status(String benchmarkId, String executionId)
      throws ServerUnreachableException {
    HttpRequest request = request(statusPath(benchmarkId, executionId)).GET().build();
    return RunStatus.of(accepted(send(request)));
  }

  /** Asks for the end of a run; a run that has ended already is a usage failure. */
  public void stop(String benchmarkId, String executionId) throws ServerUnreachableException {
    String path = "/api/v1/benchmarks/" + segment(benchmarkId) + "/stop/" + segment(executionId);
    accepted(send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build()));
  }

  /** Where to look at a run. */
  public String statusUrl(String benchmarkId, String executionId) {
    return baseUrl + statusPath(benchmarkId, executionId);
  }

  private static String statusPath(String benchmarkId, String executionId) {
    return "/api/v1/benchmarks/" + segment(benchmarkId) + "/status/" + segment(executionId);
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(CALL_TIMEOUT)
        .header("accept", "application/json, application/problem+json");
  }

  private HttpResponse<String> send(HttpRequest request) throws ServerUnreachableException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ServerUnreachableException(baseUrl + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while waiting for " + baseUrl);
    }
  }

  private JsonNode accepted(HttpResponse<String> response) throws ServerUnreachableException {
    int status = response.statusCode();
    if (status == 502 || status == 503 || status == 504) {
      throw new ServerUnreachableException(baseUrl + " answers with HTTP " + status);
    }
    JsonNode json = parse(response.body());
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
