package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.activities.sandbox.RunnerUser;
import dev.reev.activities.sandbox.Sandbox;
import dev.reev.activities.sandbox.SandboxKind;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.activities.secret.SecretBox;
import dev.reev.activities.session.SessionFiles;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.LaunchRequest;
import dev.reev.workflows.run.SessionRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile runners in each sandbox: each ends as it should within its time, leaves no process, costs
 * the worker no memory, and does not disturb the honest runners beside it.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(30)
class HostileRunnersIT {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration TIME = Duration.ofMillis(2500);

  /** Time for ending it, and for checking tens of thousands of files it may have left. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(8);

  /** Classes and buffers of the first runs; a leak of one output would be more. */
  private static final long HEAP_BYTES = 12L << 20;

  /** Runners that only a user id or namespaces of their own can contain. */
  private static final Set<HostileRunner> NEEDS_MORE_THAN_LIMITS =
      EnumSet.of(HostileRunner.LEAVES_A_DAEMON_WITHOUT_MARK, HostileRunner.FORGES_ITS_EXIT);

  private static long heapBefore;

  @TempDir Path home;

  static Stream<Arguments> runners() {
    return Stream.of(SandboxKind.PROCESS, SandboxKind.BUBBLEWRAP)
        .flatMap(
            kind -> Stream.of(HostileRunner.values()).map(runner -> Arguments.of(kind, runner)));
  }

  @BeforeAll
  static void measure() {
    heapBefore = usedHeap();
  }

  @AfterAll
  static void theHeapStayedFlat() {
    assertThat(usedHeap() - heapBefore).isLessThan(HEAP_BYTES);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runners")
  void aHostileRunner_harmsNobody(SandboxKind kind, HostileRunner runner) throws Exception {
    assumeTrue(
        kind == SandboxKind.BUBBLEWRAP
            || RunnerUser.detect().isOwn()
            || !NEEDS_MORE_THAN_LIMITS.contains(runner));
    Sandbox sandbox = TestSandboxes.of(kind, home);
    String hostile = UUID.randomUUID().toString();
    String honest = UUID.randomUUID().toString();
    CompletableFuture<String> neighbour =
        CompletableFuture.supplyAsync(
            () -> ending(sandbox, honest, HostileRunner.script("sleep 0.3; good")));
    Instant start = Instant.now();

    String ending = ending(sandbox, hostile, runner.script());

    assertThat(ending).matches(runner.ending());
    assertThat(Duration.between(start, Instant.now())).isLessThan(TIME.plus(AFTERWARDS));
    assertThat(processesOf(hostile)).isEmpty();
    assertThat(neighbour.get()).isEqualTo("EXITED 0, scored 1.0");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void theEnvironmentOfAnotherProcess_isOutOfReach(SandboxKind kind) throws Exception {
    assumeTrue(kind == SandboxKind.BUBBLEWRAP || RunnerUser.detect().isOwn());
    Sandbox sandbox = TestSandboxes.of(kind, home);
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put("REEV_SECRET_KEY", "the-key-of-the-worker");
    Process worker = builder.start();
    try {
      assertThat(Files.readString(Path.of("/proc/" + worker.pid() + "/environ")))
          .contains("the-key-of-the-worker");
      String id = UUID.randomUUID().toString();

      ending(sandbox, id, "cat /proc/$PPID/environ /proc/[0-9]*/environ");

      Path stdout = home.resolve("attempts/" + id + "/1/stdout");
      assertThat(Files.readString(stdout)).contains(id).doesNotContain("the-key-of-the-worker");
    } finally {
      worker.destroyForcibly();
    }
  }

  private String ending(Sandbox sandbox, String id, String script) {
    try {
      LaunchReport report =
          host(sandbox, script)
              .run(
                  new LaunchRequest(id, 1, 1, "b", "id: b\n", "a", TIME, null),
                  LOOK,
                  new QuietWatcher());
      Integer exitCode = report.evidence().exitCode();
      return report.end()
          + " "
          + (exitCode == null ? report.evidence().signal() : exitCode)
          + ", "
          + session(id);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String session(String id) throws IOException {
    try {
      var request = new SessionRequest(id, 1, "b", "a", true);
      return "scored " + new SessionFiles(home).read(request).outcome().score();
    } catch (SessionFileMissingException e) {
      return "missing";
    } catch (SessionFileInvalidException e) {
      return "invalid: " + e.getMessage();
    }
  }

  private RunnerHost host(Sandbox sandbox, String script) throws IOException {
    Path file = home.resolve("runner-" + UUID.randomUUID() + ".sh");
    Files.writeString(file, script + "\n");
    var launcher =
        new RunnerLauncher(
            home,
            "host-a",
            new RunnerCommand("/bin/sh " + file, home),
            RunnerClasses.of(home, "auto"),
            new SealedConfigs(SecretBox.of("", Path.of("no", "such", "key"))),
            sandbox);
    return new RunnerHost(
        launcher,
        new PublishedFiles(home.resolve("published")),
        Duration.ofMillis(300),
        TestSandboxes.DISK_BYTES,
        "host-a");
  }

  /** Finds processes by their folder: a process that dropped its environment still works there. */
  private static Stream<ProcessHandle> processesOf(String id) {
    return ProcessHandle.allProcesses().filter(process -> worksFor(process.pid(), id));
  }

  private static boolean worksFor(long pid, String id) {
    try {
      Path proc = Path.of("/proc", Long.toString(pid));
      return Files.readString(proc.resolve("environ"), StandardCharsets.ISO_8859_1).contains(id)
          || Files.readSymbolicLink(proc.resolve("cwd")).toString().contains(id);
    } catch (IOException gone) {
      return false;
    }
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class QuietWatcher implements RunnerHost.Watcher {

    @Override
    public void started(int attempt, long pid, Instant startedAt) {}

    @Override
    public void alive(LaunchProgress progress) {}
  }
}
