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
   * A run to submit.
   *
   * @param agent agent type
   * @param timeoutSeconds 1 to 3600
   * @param ymlContent text of the benchmark to run; null for the server's own benchmark of that id
   */
  public record RunRequest(String agent, int timeoutSeconds, @Nullable String ymlContent) {}

  /**
   * A part of a log.
   *
   * @param text empty when there was nothing new
   * @param end offset of the byte after it
   * @param attempt attempt of the log; 0 when none has begun
   */
  public record LogPart(String text, long end, int attempt) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final String baseUrl;
  private final HttpCalls http;

  /**
   * @param baseUrl such as {@code http://127.0.0.1:3001}; other schemes than http(s) are a usage
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

  /** The base URL without a trailing slash. */
  public String url() {
    return baseUrl;
  }

  /** Returns true when a Reev API answers at this URL. */
  public boolean answers() {
    try {
      return "healthy".equals(get("/api/v1/health").path("status").asString(""));
    } catch (ServerUnreachableException | ReevFailure e) {
      return false;
    }
  }

  /** Starts a run and returns its execution id. */
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
   * Submits a run. Idempotent: the same key always leads to the same run.
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
   * Reads a resource.
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

  /** Sends a submission. Idempotent: the same key always leads to the same resource. */
  public JsonNode post(String path, @Nullable JsonNode body, String idempotencyKey)
      throws ServerUnreachableException {
    return http.call("POST", path, body, idempotencyKey);
  }

  /** Changes the fields in the body and keeps the others (RFC 7396); null removes a field. */
  public JsonNode patch(String path, JsonNode body) throws ServerUnreachableException {
    return http.patch(path, body);
  }

  /** Deletes a resource. */
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

  /** Reads a log from the given byte, 0 for its beginning, to its current end. */
  public LogPart log(String path, long from) throws ServerUnreachableException {
    return http.log(path, from);
  }

  /** Current status of a run. */
  public RunStatus status(String benchmarkId, String executionId)
      throws ServerUnreachableException {
    return RunStatus.of(get(statusPath(benchmarkId, executionId)));
  }

  /** Requests a run to stop; a run that has ended already is a usage failure. */
  public void stop(String benchmarkId, String executionId) throws ServerUnreachableException {
    post("/api/v1/benchmarks/" + segment(benchmarkId) + "/stop/" + segment(executionId), null);
  }

  /** URL of a run's status. */
  public String statusUrl(String benchmarkId, String executionId) {
    return baseUrl + statusPath(benchmarkId, executionId);
  }

  private static String statusPath(String benchmarkId, String executionId) {
    return "/api/v1/benchmarks/" + segment(benchmarkId) + "/status/" + segment(executionId);
  }

  /**
   * Escapes a name or id for use as a path segment.
   *
   * @throws ReevFailure exit code 2 for text that would lead to another path
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

  /** Escapes the value of a query parameter. */
  public static String parameter(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
