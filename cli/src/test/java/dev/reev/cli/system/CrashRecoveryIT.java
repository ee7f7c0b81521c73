package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills servers in the middle of runs, which must not be affected. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class CrashRecoveryIT {

  private static final String BENCHMARK = "001-sol-transfer";

  /** A run here takes about ten seconds, and a server needs as long again to come back. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Longer than a kill takes, shorter than a quiet machine needs to start the API again. */
  private static final String SLOW_RUNNER =
      "#!/bin/sh\nsleep 8\nexec \"$REEV_ROOT/runner/reev-runner\" \"$@\"\n";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private ReevStack stack;

  @AfterEach
  void stop() throws Exception {
    stack.close();
  }

  @Test
  void killedServers_costARunNothing() throws Exception {
    Path runner = folder.resolve("slow-runner");
    Files.writeString(runner, SLOW_RUNNER);
    // Executable for all users: as root, a runner has a user id of its own.
    assertThat(runner.toFile().setExecutable(true, false)).isTrue();
    stack = new ReevStack(folder.resolve("stack")).with("REEV_RUNNER_COMMAND", runner.toString());

    Ready again = apiKilledInTheMiddleOfARun(stack.up());
    temporalKilledBeforeARun(again);

    stack.close();
    assertThat(stack.upProcess().exitValue()).isIn(0, 143);
  }

  private Ready apiKilledInTheMiddleOfARun(Ready ready) throws Exception {
    String id = stack.post(ready, BENCHMARK);
    JsonNode running = awaitState(ready, id, "Running");
    long runnerPid = running.path("metadata").path("pid").longValue();
    assertThat(ProcessHandle.of(runnerPid)).isPresent();

    ProcessHandle.of(ready.pid()).orElseThrow().destroyForcibly();
    assertThat(stack.upProcess().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(stack.upProcess().exitValue()).isEqualTo(1);
    List<String> left = temporaryFiles();
    assertThat(left).isNotEmpty();

    Ready again = stack.up();
    assertThat(temporaryFiles()).doesNotContainAnyElementsOf(left);
    JsonNode ended = awaitState(again, id, "Completed");
    assertThat(ended.path("score").doubleValue()).isEqualTo(1.0);
    assertThat(ended.path("attempt").intValue()).isEqualTo(1);
    assertThat(ended.path("metadata").path("pid").longValue()).isEqualTo(runnerPid);
    assertThat(rows("execution_attempt", id)).isEqualTo(1);
    assertThat(Processes.of("postgres", stack.home().toString())).hasSize(1);
    assertNoProcessOf(id);
    return again;
  }

  private void temporalKilledBeforeARun(Ready ready) throws Exception {
    List<ProcessHandle> temporal =
        Processes.of("temporal", stack.home().resolve("temporal").toString());
    assertThat(temporal).hasSize(1);

    temporal.get(0).destroyForcibly();
    String id = stack.post(ready, BENCHMARK);

    JsonNode ended = awaitState(ready, id, "Completed");
    assertThat(ended.path("score").doubleValue()).isEqualTo(1.0);
    assertThat(rows("session_document", id)).isEqualTo(1);
    assertNoProcessOf(id);
  }

  private JsonNode awaitState(Ready ready, String id, String state) throws Exception {
    Eventually.holds(
        "run " + id + " is " + state,
        PATIENCE,
        () -> {
          JsonNode now = stack.status(ready, BENCHMARK, id);
          // It ended otherwise: waiting on would only hide the reason.
          assertThat(now.path("failure").isNull()).as(now.toString()).isTrue();
          return now.path("state").stringValue().equals(state);
        });
    return stack.status(ready, BENCHMARK, id);
  }

  /** Neither a runner nor a ledger: both carry the id of their run. */
  private static void assertNoProcessOf(String id) throws Exception {
    Eventually.holds(
        "no process of run " + id,
        Duration.ofSeconds(5),
        () -> Processes.mentioning("REEV_EXECUTION_ID=" + id).isEmpty());
  }

  /** Temporary files of the web server, whose names are never used twice. */
  private List<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(stack.home().resolve("tmp"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("tomcat"))
          .toList();
    }
  }

  private int rows(String table, String id) throws Exception {
    return new StackDatabase(stack.home())
        .number("select count(*) from " + table + " where execution_id = ?", UUID.fromString(id));
  }
}
