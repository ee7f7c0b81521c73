package dev.reev.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.chaos.StackProcesses.RunProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProcessesIT {

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void needsProc() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
  }

  @AfterEach
  void stop() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void processesOfARun_areKnownByTheirMarksAndNamedByTheirCommand() throws Exception {
    Process ledger = start(folder.resolve("home"), "run-1", "ledger/server.mjs");
    Process runner = start(folder.resolve("home"), "run-1", "target/reev-runner.jar");
    Process supervisor = start(folder.resolve("home"), "run-1", "reev-supervisor");

    List<RunProcess> found = new StackProcesses(folder.resolve("home")).ofRuns();

    assertThat(found)
        .containsExactlyInAnyOrder(
            new RunProcess(ledger.toHandle(), "run-1", Optional.of(Target.LEDGER)),
            new RunProcess(runner.toHandle(), "run-1", Optional.of(Target.RUNNER)),
            new RunProcess(supervisor.toHandle(), "run-1", Optional.empty()));
  }

  @Test
  void sameProgramOfAnotherHome_isAStranger() throws Exception {
    start(folder.resolve("home-of-somebody-else"), "run-1", "ledger/server.mjs");

    assertThat(new StackProcesses(folder.resolve("home")).ofRuns()).isEmpty();
  }

  @Test
  void whatIsNeitherChildNorDatabase_isLeftOver() throws Exception {
    Process up = start(folder.resolve("home"), "none", "up");
    Process left = start(folder.resolve("home"), "run-1", "ledger/server.mjs");

    assertThat(new StackProcesses(folder.resolve("home")).strangersTo(up.toHandle()))
        .containsExactly(left.toHandle());
  }

  /** Starts a shell that waits for the end of its input and starts no further process. */
  private Process start(Path home, String run, String word) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo ready; read -r _", "sh", word);
    builder.environment().put("REEV_EXECUTION_ID", run);
    builder.environment().put("REEV_SESSION_LOG_PATH", home.resolve("attempts").toString());
    Process process = builder.start();
    started.add(process);
    // Before its first line, the process may still be the JVM's fork.
    assertThat(process.getInputStream().read()).isEqualTo('r');
    return process;
  }
}
