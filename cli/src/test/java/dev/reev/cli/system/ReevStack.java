package dev.reev.cli.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Reev with a separate home, driven through the launcher. Closing it ends every process that
 * belongs to its home, and no other.
 */
final class ReevStack implements AutoCloseable {

  /** Root of the checkout; its jars are used as they are. */
  static final Path ROOT = Path.of(System.getProperty("reev.root", "..")).toAbsolutePath();

  /**
   * A first start sets up PostgreSQL; on two busy cores the whole start has been seen to take a
   * minute.
   */
  private static final Duration START = Duration.ofMinutes(3);

  /** The API gets 30 s and Temporal 15 s to stop. */
  private static final Duration STOP = Duration.ofSeconds(60);

  private static final Path WORKER = ROOT.resolve("activities/target/reev-activities-worker.jar");

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Pattern READY =
      Pattern.compile("ready api=(\\S+) temporal=(\\S+) temporal-ui=(\\S+) pid=(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private List<String> launcher = List.of(ROOT.resolve("reev").toString());
  private @Nullable Process up;
  private int started;

  /** The ready line of {@code up}. */
  record Ready(String api, String temporal, String temporalUi, long pid) {}

  /** A command that has ended. */
  record Ended(int exitCode, String out, String err) {

    JsonNode json() {
      return new JsonMapper().readTree(out);
    }
  }

  /**
   * @param folder empty folder for all files of the stack
   */
  ReevStack(Path folder) {
    this.folder = folder;
    environment.keySet().removeIf(name -> name.matches("(REEV|TEMPORAL|SPRING)_.*"));
    environment.put("REEV_SKIP_BUILD", "1");
    environment.put("REEV_HOME", home().toString());
    environment.put("REEV_SESSION_LOG_PATH", folder.resolve("sessions").toString());
    // No server listens there, so that a Reev that happens to run on this machine is left alone.
    environment.put("REEV_URL", "http://127.0.0.1:1");
    environment.put("PORT", "0");
    environment.put("TEMPORAL_PORT", "0");
    environment.put("TEMPORAL_UI_PORT", "0");
  }

  Path home() {
    return folder.resolve("home");
  }

  ReevStack with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  ReevStack without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** Uses another launcher than the one of this checkout, perhaps started by another program. */
  ReevStack by(List<String> command) {
    launcher = List.copyOf(command);
    return this;
  }

  /** Starts {@code reev up} and returns when it is ready. */
  Ready up() throws Exception {
    Path out = output("out");
    Path err = output("err");
    Process process = launch(out, err, "up");
    up = process;
    Eventually.holds(
        "ready line of reev up",
        START,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("reev up ended: " + Files.readString(err));
          }
          return READY.matcher(Files.readString(out)).find();
        });
    Matcher ready = READY.matcher(Files.readString(out));
    if (!ready.find()) {
      throw new AssertionError("no ready line");
    }
    return new Ready(
        ready.group(1), ready.group(2), ready.group(3), Long.parseLong(ready.group(4)));
  }

  /** The process of {@link #up()}. */
  Process upProcess() {
    if (up == null) {
      throw new IllegalStateException("not up");
    }
    return up;
  }

  boolean isUp() {
    return up != null && up.isAlive();
  }

  /** Runs another command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(START, arguments);
  }

  /** Runs another command, which must end within this time. */
  Ended run(Duration patience, String... arguments) throws IOException, InterruptedException {
    Path out = output("out");
    Path err = output("err");
    Process process = launch(out, err, arguments);
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroy();
      throw new AssertionError("reev " + List.of(arguments) + " hangs: " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path output(String kind) throws IOException {
    Files.createDirectories(folder);
    return folder.resolve("command-" + started++ + "." + kind);
  }

  private Process launch(Path out, Path err, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(launcher);
    words.addAll(List.of(arguments));
    return start(words, Map.of(), out, err);
  }

  /** Starts a worker of this home as a separate process; it has no ready line to wait for. */
  Worker startWorker(Ready ready) throws IOException {
    Path log = output("worker");
    Process process =
        start(
            List.of(JAVA, "-XX:TieredStopAtLevel=1", "-jar", WORKER.toString()),
            Map.of("REEV_ROOT", ROOT.toString(), "TEMPORAL_ADDRESS", ready.temporal()),
            log,
            log);
    return new Worker(process, log);
  }

  /** A worker with its log file. */
  record Worker(Process process, Path log) {

    /**
     * Returns true when the worker has logged that this process is the runner of one of its
     * attempts.
     */
    boolean attends(long pid) throws IOException {
      return Files.readString(log).contains("is process " + pid + "\n");
    }
  }

  private Process start(List<String> words, Map<String, String> more, Path out, Path err)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder.start();
  }

  /** POSTs a run and returns its execution id. */
  String post(Ready ready, String benchmarkId) throws IOException, InterruptedException {
    HttpRequest request =
        request(ready, benchmarkId + "/run")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"agent\":\"deterministic\"}"))
            .build();
    return send(request).path("execution_id").stringValue();
  }

  JsonNode status(Ready ready, String benchmarkId, String executionId)
      throws IOException, InterruptedException {
    return send(request(ready, benchmarkId + "/status/" + executionId).GET().build());
  }

  /** GETs a path below /api/v1/. */
  JsonNode get(Ready ready, String path) throws IOException, InterruptedException {
    return send(v1(ready, path).GET().build());
  }

  /** POSTs JSON to a path below /api/v1/. */
  JsonNode post(Ready ready, String path, String body) throws IOException, InterruptedException {
    return send(
        v1(ready, path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpRequest.Builder request(Ready ready, String path) {
    return v1(ready, "benchmarks/" + path);
  }

  private static HttpRequest.Builder v1(Ready ready, String path) {
    return HttpRequest.newBuilder(URI.create(ready.api() + "/api/v1/" + path))
        .timeout(Duration.ofSeconds(10));
  }

  /** GETs a page of the dashboard. */
  String page(Ready ready, String path) throws IOException, InterruptedException {
    return text(HttpRequest.newBuilder(URI.create(ready.api() + path)).GET().build());
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return new JsonMapper().readTree(text(request));
  }

  private String text(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(request + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** All live processes that were started for this home. */
  List<ProcessHandle> processes() {
    return Processes.mentioning(home().toString());
  }

  @Override
  public void close() throws InterruptedException {
    if (up != null) {
      up.destroy();
      up.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
    processes().forEach(ProcessHandle::destroyForcibly);
  }
}
