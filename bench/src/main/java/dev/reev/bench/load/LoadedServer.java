package dev.reev.bench.load;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.cli.run.RunServer;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A stack of its own with default settings. */
final class LoadedServer implements AutoCloseable {

  /** Interval of polling; distorts a suite of a few seconds or more by less than one per cent. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** The first runs of a server compile most of the code of a run. */
  private static final int WARM_UP = 6;

  static final String BENCHMARK = "001-sol-transfer";

  private final RunServer stack;

  private LoadedServer(RunServer stack) {
    this.stack = stack;
  }

  /**
   * Starts the stack and makes the warm-up runs.
   *
   * @param home its data folder; empty
   * @param variables environment in addition to that of this process
   */
  static LoadedServer start(
      StackSettings settings, Path home, Map<String, String> variables, Progress progress) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.putAll(variables);
    environment.put("REEV_SESSION_LOG_PATH", home.resolve("sessions").toString());
    StackSettings own = new StackSettings(settings.root(), home, StackPorts.ANY, environment);
    LoadedServer server = new LoadedServer(RunServer.bringUp(own, progress));
    try {
      progress.say("warming up: " + WARM_UP + " runs that do not count");
      server.suite(AgentCatalogue.DETERMINISTIC, WARM_UP, null);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Runs one benchmark many times as a suite.
   *
   * @param concurrency null for the server's default
   * @return seconds from the POST to the end of the last run
   */
  double suite(String agent, int runs, @Nullable Integer concurrency) {
    ObjectNode body = new JsonMapper().createObjectNode();
    body.put("name", "bench").putArray("benchmarks").add(BENCHMARK);
    body.putArray("agents").add(agent);
    body.put("repeats", runs);
    if (concurrency != null) {
      body.put("concurrency", (int) concurrency);
    }
    ReevServer server = stack.server();
    try {
      long start = System.nanoTime();
      String id = server.post("/api/v1/suites", body).path("id").asString("");
      JsonNode suite = server.get("/api/v1/suites/" + id);
      while (!suite.path("state").asString("").matches("Completed|Stopped")) {
        Pause.awaiting("the suite", LOOK_EVERY);
        suite = server.get("/api/v1/suites/" + id);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      int completed = suite.path("counts").path("completed").asInt(0);
      if (completed != runs) {
        throw ReevFailure.failed(
            "Only %d of %d runs have a score, so the time means nothing: %s/api/v1/suites/%s"
                .formatted(completed, runs, server.url(), id));
      }
      return seconds;
    } catch (ServerUnreachableException e) {
      throw ReevFailure.failed("The suite was not run: " + e.getMessage() + ".");
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
