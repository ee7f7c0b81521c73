package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.cli.system.ReevStack.Ready;
import dev.reev.stack.setting.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the worker, Temporal and the API once each in the middle of a suite, which must not be
 * affected. {@code -Dreev.suite.repeats=5 -Dreev.suite.all=true} is the whole of it: 13 benchmarks
 * x 2 agents x 5 repeats.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class SuiteRecoveryIT {

  private static final boolean ALL = Boolean.getBoolean("reev.suite.all");
  private static final int REPEATS = Integer.getInteger("reev.suite.repeats", 2);
  private static final String BENCHMARKS =
      ALL ? "\"001-*\",\"002-*\",\"003-*\",\"30?-*\"" : "\"001-*\",\"002-*\",\"301-*\"";

  /** Three starts of the stack, a minute each on a busy machine, and some seconds for each run. */
  private static final Duration PATIENCE = Duration.ofMinutes(ALL ? 35 : 8);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private ReevStack stack;

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private Ready ready;

  @Test
  void killedServers_costASuiteNothing() throws Exception {
    Path agents = folder.resolve("agents.yml");
    Files.writeString(
        agents,
        "agents:\n  plain:\n    kind: command\n    command: [sh, examples/agents/transfer_agent.sh]\n");
    String temporalPort = freePort();
    stack =
        new ReevStack(folder.resolve("stack"))
            .with("REEV_WORKER", "false")
            // The test waits for a comparison that was made after the last run.
            .with("REEV_INVARIANTS_PERIOD_SECONDS", "2")
            .with("TEMPORAL_PORT", temporalPort)
            .with("REEV_AGENTS_FILE", agents.toString());
    Map<String, String> forWorker =
        Map.of(
            "TEMPORAL_ADDRESS", "127.0.0.1:" + temporalPort, "REEV_AGENTS_FILE", agents.toString());
    try (var worker = new WorkerProcess(folder.resolve("worker"), forWorker)) {
      ready = stack.up();
      String id = order();
      int total = suite(id).path("total").intValue();
      awaitEnded(id, total / 5);
      worker.killAndStartAgain();
      awaitEnded(id, 2 * total / 5);
      kill(Processes.of("temporal", stack.home().resolve("temporal").toString()).get(0));
      awaitEnded(id, 3 * total / 5);
      kill(ProcessHandle.of(ready.pid()).orElseThrow());
      assertThat(stack.upProcess().waitFor(60, TimeUnit.SECONDS)).isTrue();
      ready = stack.up();

      awaitEnded(id, total);
      Eventually.holds("the suite's end", PATIENCE, () -> !isOpen(id));
      assertWhole(id, total);
    } finally {
      stack.close();
    }
  }

  private String order() throws Exception {
    return stack
        .post(
            ready,
            "suites",
            "{\"name\":\"recovery\",\"benchmarks\":[%s],\"agents\":[\"deterministic\",\"plain\"],\"repeats\":%d}"
                .formatted(BENCHMARKS, REPEATS))
        .path("id")
        .stringValue();
  }

  private static void kill(ProcessHandle process) {
    assertThat(process.destroyForcibly()).isTrue();
  }

  private void awaitEnded(String id, int runs) throws Exception {
    Eventually.holds(
        runs + " runs have ended",
        PATIENCE,
        () -> suite(id).path("counts").path("completed").intValue() >= runs || hasFailures(id));
    assertThat(hasFailures(id)).as(suite(id).toString()).isFalse();
  }

  private boolean hasFailures(String id) throws Exception {
    JsonNode counts = suite(id).path("counts");
    return counts.path("failed").intValue() + counts.path("timed_out").intValue() > 0;
  }

  private boolean isOpen(String id) throws Exception {
    return suite(id).path("state").stringValue().equals("Running");
  }

  private JsonNode suite(String id) throws Exception {
    return stack.get(ready, "suites/" + id);
  }

  private void assertWhole(String id, int total) throws Exception {
    JsonNode suite = suite(id);
    assertThat(suite.path("state").stringValue()).isEqualTo("Completed");
    JsonNode items = stack.get(ready, "suites/" + id + "/items?limit=1000").path("data");
    double sum = 0;
    Set<String> runs = new HashSet<>();
    for (JsonNode item : items) {
      JsonNode run = stack.get(ready, "runs/" + item.path("run_id").stringValue());
      assertThat(run.path("score")).isEqualTo(item.path("score"));
      runs.add(run.path("id").stringValue());
      sum += run.path("score").doubleValue();
    }
    assertThat(runs).hasSize(total);
    assertThat(suite.path("mean_score").doubleValue()).isCloseTo(sum / total, within(1e-9));
    var database = new StackDatabase(stack.home());
    UUID key = UUID.fromString(id);
    assertThat(database.number("select count(*) from execution where suite_id = ?", key))
        .isEqualTo(total);
    assertThat(database.number("select count(*) from session_document")).isEqualTo(total);
    assertThat(database.number("select sum(runs) from performance")).isEqualTo(total);
    assertThat(
            database.number(
                "select count(*) from performance p where abs(p.score_sum - (select sum(e.score)"
                    + " from execution e where e.agent = p.agent and e.benchmark_id = p.benchmark_id)) > 1e-9"))
        .isZero();
    Eventually.holds("all sides agree", Duration.ofMinutes(3), this::allSidesAgree);
    System.out.printf("%d runs, mean score %.4f, %s%n", total, sum / total, suite.path("counts"));
  }

  private boolean allSidesAgree() throws Exception {
    JsonNode check = stack.get(ready, "system/invariants");
    return check.path("agree").booleanValue(false)
        && check.path("counts").path("open_workflows").intValue() == 0;
  }

  private static String freePort() {
    try (var ports = new FreePorts()) {
      return String.valueOf(ports.take("TEMPORAL_PORT", 0));
    }
  }
}
