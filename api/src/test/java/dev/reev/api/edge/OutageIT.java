package dev.reev.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server loses what it depends on, and gets it back. */
@Timeout(300)
class OutageIT {

  private static final String RUNS = "/api/v1/runs";
  private static final String ORDER =
      """
      {"benchmark_id":"001-sol-transfer","agent":"deterministic"}
      """;
  private static final List<String> READS =
      List.of(
          RUNS,
          "/api/v1/benchmarks",
          "/api/v1/benchmarks/001-sol-transfer/status",
          "/api/v1/runs/%s",
          "/api/v1/runs/%s/attempts",
          "/api/v1/runs/%s/trace");

  /** Four seconds of waiting for a connection, and a busy machine. */
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(6);

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  /** An answer that waited for nobody; a machine that builds is slow. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @TempDir private Path home;

  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private ServerProcess server;

  @BeforeEach
  void start() throws IOException {
    server = ServerProcess.start(home);
    // A full pipe would stop the server.
    Thread drain = new Thread(() -> server.log().forEach(log::add), "server-log");
    drain.setDaemon(true);
    drain.start();
  }

  @AfterEach
  void end() throws Exception {
    server.process().getOutputStream().close();
    server.process().waitFor();
    server.close();
  }

  @Test
  void withoutTemporal_runsAreAccepted_andEveryReadAnswersAtOnce() throws Exception {
    String id = accepted(server.post(RUNS, ORDER));

    for (String path : READS) {
      server.get(path.formatted(id));
      Instant before = Instant.now();
      assertThat(server.get(path.formatted(id)).statusCode()).as(path).isEqualTo(200);
      assertThat(Duration.between(before, Instant.now())).as(path).isLessThan(AT_ONCE);
    }
    assertThat(component("temporal")).isEqualTo("DOWN");
    assertThat(component("db")).isEqualTo("UP");
  }

  @Test
  void databaseThatIsAway_isToldAs503_nothingIsHalfDone_andAllComesBack() throws Exception {
    String id = accepted(server.post(RUNS, ORDER));
    Path data = home.resolve("postgres");
    Path away = home.resolve("away");
    killPostmaster();
    // Without its data it cannot be started again.
    Files.move(data, away);

    List<CompletableFuture<Void>> requests = new ArrayList<>();
    for (String path : READS) {
      requests.add(refused(() -> server.get(path.formatted(id))));
    }
    requests.add(refused(() -> server.post(RUNS, ORDER)));
    requests.add(refused(() -> server.post(RUNS + "/" + id + "/cancel", "")));
    requests.forEach(CompletableFuture::join);
    assertThat(component("db")).isEqualTo("DOWN");
    assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);

    Files.move(away, data);

    await().atMost(BACK_WITHIN).until(() -> component("db").equals("UP"));
    JsonNode runs = JsonMapper.shared().readTree(server.get(RUNS).body()).get("data");
    assertThat(runs.size()).isEqualTo(1);
    assertThat(runs.at("/0/id").asString()).isEqualTo(id);
    assertThat(runs.at("/0/state").asString()).isEqualTo("Pending");
    accepted(server.post(RUNS, ORDER));
  }

  @Test
  void killedPostmaster_isBackByItself() throws Exception {
    String id = accepted(server.post(RUNS, ORDER));

    killPostmaster();

    await().atMost(BACK_WITHIN).until(() -> server.get(RUNS + "/" + id).statusCode() == 200);
    accepted(server.post(RUNS, ORDER));
  }

  private CompletableFuture<Void> refused(Callable<HttpResponse<String>> request) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            checkRefusal(request);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task, "request").start());
  }

  private void checkRefusal(Callable<HttpResponse<String>> request) throws Exception {
    Instant before = Instant.now();
    HttpResponse<String> answer = request.call();

    assertThat(answer.statusCode())
        .as(() -> answer.body() + "\n" + String.join("\n", log))
        .isEqualTo(503);
    assertThat(Duration.between(before, Instant.now())).isLessThan(REFUSED_WITHIN);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo("unavailable");
    assertThat(problem.get("message").asString()).contains("database");
  }

  private static String accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonMapper.shared().readTree(answer.body()).get("id").asString();
  }

  private String component(String name) throws Exception {
    return JsonMapper.shared()
        .readTree(server.get("/actuator/health/readiness").body())
        .at("/components/" + name + "/status")
        .asString();
  }

  private void killPostmaster() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0).strip());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }
}
