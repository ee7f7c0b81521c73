package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.cli.system.ReevStack.Ready;
import dev.reev.cli.system.ReevStack.Worker;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ReevServer.RunRequest;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.setting.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A stack whose worker is a separate process. Each part is killed with -9 while a run is at work,
 * which must not be affected. Each test leaves the stack complete.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class KilledPartsIT {

  private static final String BENCHMARK = "001-sol-transfer";

  /** Works as long as a comment in its benchmark tells it to, or longer on a slow machine. */
  private static final String RUNNER =
      """
      #!/bin/sh
      seconds=$(sed -n 's/^# takes \\([0-9]*\\) s$/\\1/p' "$1")
      sleep "${seconds:-0}" &
      "$REEV_ROOT/runner/reev-runner" "$@" || exit
      wait
      """;

  /** A run here takes twenty seconds at most, and a minute more when its host is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static ReevStack stack;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static Ready ready;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static Worker worker;

  @BeforeAll
  static void start() throws Exception {
    Path runner = folder.resolve("runner");
    Files.writeString(runner, RUNNER);
    assertThat(runner.toFile().setExecutable(true, false)).isTrue();
    stack = new ReevStack(folder.resolve("stack")).with("REEV_RUNNER_COMMAND", runner.toString());
    stack.with("REEV_WORKER", "false").with("REEV_RUNNER_SLOTS", "2");
    try (FreePorts free = new FreePorts()) {
      // The worker finds Temporal at the same address again.
      stack.with("TEMPORAL_PORT", String.valueOf(free.take("TEMPORAL_PORT", 0)));
    }
    ready = stack.up();
    worker = stack.startWorker(ready);
    // The times below only hold for a stack that has warmed up.
    awaitEnd(order(0));
  }

  @AfterAll
  static void stop() throws Exception {
    stack.close();
  }

  @Test
  void aWorkerThatIsAwayForThreeSeconds_adoptsTheRunner_andTheRunTakesNoLonger() throws Exception {
    Instant ordered = Instant.now();
    String id = order(20);
    long pid = pidAtWork(id);
    Instant runnerEnds = Instant.now().plusSeconds(20);
    Thread.sleep(5_000);
    worker.process().destroyForcibly().waitFor();
    Thread.sleep(3_000);
    worker = stack.startWorker(ready);
    Eventually.holds("the runner is adopted", PATIENCE, () -> worker.attends(pid));
    Instant adopted = Instant.now();

    assertUndisturbed(id, pid);

    Instant ended = Instant.now();
    System.out.println(
        "adopted after %d ms, a run of 20 s took %d ms"
            .formatted(
                Duration.between(ordered, adopted).toMillis(),
                Duration.between(ordered, ended).toMillis()));
    // The promise is less than 25 s. A busy machine may launch the runner late, or take longer to
    // start a worker than the runner works; nothing else may add time.
    assertThat(ended).isBefore(later(runnerEnds, adopted).plusSeconds(4));
  }

  @Test
  void anApiKilledAmongOrders_takesEachOnce_andItsStreamsGoOn() throws Exception {
    String id = order(25);
    long pid = pidAtWork(id);
    Map<String, String> answered = new LinkedHashMap<>();
    CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(() -> events(id, ""));
    CompletableFuture<String> unanswered =
        CompletableFuture.supplyAsync(() -> orderUntilRefused(answered));
    Eventually.holds("three orders are answered", PATIENCE, () -> size(answered) > 2);

    ProcessHandle.of(ready.pid()).orElseThrow().destroyForcibly();
    String key = unanswered.get();
    assertThat(stack.upProcess().waitFor(60, TimeUnit.SECONDS)).isTrue();
    ready = stack.up();

    answered.forEach((sent, run) -> assertThat(orderAgain(sent)).isEqualTo(run));
    String once = orderAgain(key);
    assertThat(orderAgain(key)).isEqualTo(once);
    List<String> ordered = new ArrayList<>(answered.values());
    ordered.add(once);
    assertThat(ordered).doesNotHaveDuplicates();
    for (String run : ordered) {
      assertThat(awaitEnd(run).path("score").doubleValue()).isEqualTo(1.0);
    }
    List<String> before = seen.get();
    List<String> after = events(id, before.get(before.size() - 1));
    assertThat(before).contains("1-1-0");
    assertThat(after).doesNotContainAnyElementsOf(before).endsWith("2-1-0");
    assertUndisturbed(id, pid);
  }

  @Test
  void aTemporalKilledWhileARunnerWorks_isBackAndHearsOfItsEnd() throws Exception {
    String id = order(8);
    long pid = pidAtWork(id);
    Path data = stack.home().resolve("temporal");
    List<ProcessHandle> temporal = Processes.of("temporal", data.toString());
    assertThat(temporal).hasSize(1);

    temporal.get(0).destroyForcibly();

    assertUndisturbed(id, pid);
  }

  @Test
  void aDatabaseThatIsAwayWhenARunnerEnds_getsItsResultLater() throws Exception {
    String id = order(6);
    long pid = pidAtWork(id);
    Path data = stack.home().resolve("postgres");
    Path away = stack.home().resolve("away");
    String postmaster = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().destroyForcibly();
    // Without its data it cannot be started again.
    Files.move(data, away);

    Eventually.holds("the runner has ended", PATIENCE, () -> ProcessHandle.of(pid).isEmpty());
    assertThatThrownBy(() -> run(id)).isInstanceOf(ServerUnreachableException.class);
    Files.move(away, data);

    assertUndisturbed(id, pid);
  }

  @Test
  void everythingKilledAtOnce_costsOneAttempt() throws Exception {
    String id = order(10);
    long pid = pidAtWork(id);

    // The process that restarts the others goes first.
    stack.upProcess().destroyForcibly().waitFor();
    Eventually.holds(
        "nothing is alive",
        PATIENCE,
        () -> {
          List<ProcessHandle> alive = stack.processes();
          alive.forEach(ProcessHandle::destroyForcibly);
          return alive.isEmpty();
        });
    ready = stack.up();
    worker = stack.startWorker(ready);

    JsonNode ended = awaitEnd(id);
    assertThat(ended.path("state").stringValue()).as(ended.toString()).isEqualTo("Completed");
    assertThat(ended.path("score").doubleValue()).isEqualTo(1.0);
    JsonNode attempts = attempts(id);
    assertThat(attempts.size()).isEqualTo(2);
    assertThat(attempts.at("/0/pid").longValue()).isEqualTo(pid);
    assertThat(attempts.at("/0/failure/type").stringValue()).isEqualTo("runner_killed");
  }

  /** The same runner produced the score, in the only attempt. */
  private static void assertUndisturbed(String id, long pid) throws Exception {
    JsonNode ended = awaitEnd(id);
    assertThat(ended.path("state").stringValue()).as(ended.toString()).isEqualTo("Completed");
    assertThat(ended.path("score").doubleValue()).isEqualTo(1.0);
    JsonNode attempts = attempts(id);
    assertThat(attempts.size()).isEqualTo(1);
    assertThat(attempts.at("/0/pid").longValue()).isEqualTo(pid);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String order(int seconds) throws Exception {
    String yaml = Files.readString(ReevStack.ROOT.resolve("benchmarks/" + BENCHMARK + ".yml"));
    String text = yaml + "# takes " + seconds + " s\n";
    return server().start(BENCHMARK, new RunRequest("deterministic", 300, text));
  }

  /**
   * Submits runs until the server is unreachable; returns the key of the submission without an
   * answer.
   */
  private static String orderUntilRefused(Map<String, String> answered) {
    ReevServer server = server();
    for (int number = 0; ; number++) {
      String key = "order-" + number;
      try {
        String run = server.order(key, BENCHMARK, "deterministic");
        synchronized (answered) {
          answered.put(key, run);
        }
      } catch (ServerUnreachableException gone) {
        return key;
      }
    }
  }

  private static int size(Map<String, String> answered) {
    synchronized (answered) {
      return answered.size();
    }
  }

  private static String orderAgain(String key) {
    try {
      return server().order(key, BENCHMARK, "deterministic");
    } catch (ServerUnreachableException e) {
      throw new AssertionError(e);
    }
  }

  /** Ids of the events after the given one, until the stream ends or breaks. */
  private static List<String> events(String id, String last) {
    List<String> ids = new ArrayList<>();
    URI uri = URI.create(ready.api() + "/api/v1/runs/" + id + "/events?last_event_id=" + last);
    try {
      HttpResponse<Stream<String>> stream =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines());
      stream
          .body()
          .filter(line -> line.startsWith("id:"))
          .forEach(line -> ids.add(line.substring("id:".length())));
    } catch (IOException | java.io.UncheckedIOException broken) {
      return ids;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return ids;
  }

  private static long pidAtWork(String id) throws Exception {
    Eventually.holds(
        "run " + id + " is at work",
        PATIENCE,
        () -> run(id).path("state").stringValue().equals("Running"));
    return server()
        .get("/api/v1/benchmarks/" + BENCHMARK + "/status/" + id)
        .at("/metadata/pid")
        .longValue();
  }

  private static JsonNode awaitEnd(String id) throws Exception {
    Eventually.holds(
        "run " + id + " has ended",
        PATIENCE,
        () -> {
          try {
            return run(id).path("progress").intValue() == 100;
          } catch (ServerUnreachableException notYet) {
            return false;
          }
        });
    return run(id);
  }

  private static JsonNode run(String id) throws ServerUnreachableException {
    return server().get("/api/v1/runs/" + id);
  }

  private static JsonNode attempts(String id) throws ServerUnreachableException {
    return server().get("/api/v1/runs/" + id + "/attempts").path("data");
  }

  private static ReevServer server() {
    return new ReevServer(ready.api());
  }
}
