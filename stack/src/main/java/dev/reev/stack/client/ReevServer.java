package dev.reev.stack.client;

import dev.reev.benchmarks.net.WebAddress;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One Reev API, addressed by its base URL. Every call throws {@link ReevFailure}: exit code 2 when
 * the server refuses the request, 1 when it fails.
 */
public final class ReevServer {

  /**
   * What a run is asked for.
   *
   * @param agent agent type
   * @param timeoutSeconds 1 to 3600
   * @param ymlContent benchmark to run instead of the server's own of that id; null = the server's
   */
  public record RunRequest(String agent, int timeoutSeconds, @Nullable String ymlContent) {}

  /**
   * A part of a log that was read.
   *
   * @param text empty when there was nothing
   * @param end byte behind it
   * @param attempt it is of; 0 when none has begun
   */
  public record LogPart(String text, long end, int attempt) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final String baseUrl;
  private final HttpCalls http;

  /**
   * @param baseUrl such as {@code http://127.0.0.1:3001}; anything but http(s) ends in a usage
   *     failure
   */
  public ReevServer(String baseUrl) {
    this.baseUrl = checked(baseUrl.replaceAll("/+$", ""));
    this.http = new HttpCalls(this.baseUrl);
  }

  private static String checked(String url) {
    if (WebAddress.parse(url).isEmpty()) {
      throw ReevFailure.usage("REEV_URL must be an http or https address, but is '" + url + "'.");
    }
    return url;
  }

  /** The base URL without a slash at its end. */
  public String url() {
    return baseUrl;
  }

  /** True when a Reev API answers there. */
  public boolean answers() {
    try {
      return "healthy".equals(get("/api/v1/health").path("status").asString(""));
    } catch (ServerUnreachableException | ReevFailure e) {
      return false;
    }
  }

  /**
   * Starts a run.
   *
   * @return its execution id
   */
  public String start(String benchmarkId, RunRequest run) throws ServerUnreachableException {
    ObjectNode body = JSON.createObjectNode();
    body.put("agent", run.agent()).put("timeout_seconds", run.timeoutSeconds());
    if (run.ymlContent() != null) {
      body.put("yml_content", run.ymlContent());
    }
    JsonNode answer = post("/api/v1/benchmarks/" + segment(benchmarkId) + "/run", body);
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
    body.put("benchmark_id", benchmarkId).put("agent", agent);
    String id = post("/api/v1/runs", body, idempotencyKey).path("id").asString("");
    if (id.isEmpty()) {
      throw new ServerUnreachableException(baseUrl + " answered without the id of a run");
    }
    return id;
  }

  /**
   * Reads anything.
   *
   * @param path such as {@code /api/v1/runs}
   */
  public JsonNode get(String path) throws ServerUnreachableException {
    return http.call("GET", path, null, null);
  }

  /**
   * Sends a command.
   *
   * @param body null for none
   */
  public JsonNode post(String path, @Nullable JsonNode body) throws ServerUnreachableException {
    return http.call("POST", path, body, null);
  }

  /** Sends an order; the same key sent again leads to the same thing. */
  public JsonNode post(String path, @Nullable JsonNode body, String idempotencyKey)
      throws ServerUnreachableException {
    return http.call("POST", path, body, idempotencyKey);
  }

  /** Changes what the body names and leaves the rest (RFC 7396); null takes away. */
  public JsonNode patch(String path, JsonNode body) throws ServerUnreachableException {
    return http.patch(path, body);
  }

  /** Deletes what stands there. */
  public void delete(String path) throws ServerUnreachableException {
    http.call("DELETE", path, null, null);
  }

  /**
   * Saves an answer of any size.
   *
   * @throws ReevFailure as for every call
   * @throws IOException when the file cannot be written
   */
  public void download(String path, Path file) throws ServerUnreachableException, IOException {
    http.download(path, file);
  }

  /** Reads text, such as a trace. */
  public String text(String path) throws ServerUnreachableException {
    return http.text(path);
  }

  /** Reads what there is of a log from one byte on; 0 is its beginning. */
  public LogPart log(String path, long from) throws ServerUnreachableException {
    return http.log(path, from);
  }

  /** What is known about a run now. */
  public RunStatus status(String benchmarkId, String executionId)
      throws ServerUnreachableException {
    return RunStatus.of(get(statusPath(benchmarkId, executionId)));
  }

  /** Asks for the end of a run; a run that has ended already is a usage failure. */
  public void stop(String benchmarkId, String executionId) throws ServerUnreachableException {
    post("/api/v1/benchmarks/" + segment(benchmarkId) + "/stop/" + segment(executionId), null);
  }

  /** Where to look at a run. */
  public String statusUrl(String benchmarkId, String executionId) {
    return baseUrl + statusPath(benchmarkId, executionId);
  }

  private static String statusPath(String benchmarkId, String executionId) {
    return "/api/v1/benchmarks/" + segment(benchmarkId) + "/status/" + segment(executionId);
  }

  /**
   * A name or id as a part of a path, escaped.
   *
   * @throws ReevFailure exit code 2 for what would lead to another path
   */
  public static String segment(String text) {
    if (text.isBlank()) {
      throw ReevFailure.usage("an id or name must not be empty.");
    }
    if (text.equals(".") || text.equals("..")) {
      throw ReevFailure.usage("'" + text + "' is no id or name.");
    }
    return parameter(text);
  }

  /** The value of a query parameter, escaped. */
  public static String parameter(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
