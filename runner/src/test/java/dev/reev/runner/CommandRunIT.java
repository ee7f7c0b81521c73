package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own agent in the real runner, on the real ledger. */
class CommandRunIT {

  private static final String BENCHMARK = "001-sol-transfer";
  private static final String SECRET = "sk-do-not-show";

  @TempDir private Path folder;

  @Test
  void run_theExampleAgent_earnsAll_andLeavesEvidenceWithoutSecrets() throws Exception {
    RunnerProcess runner =
        start("{root}/examples/agents/transfer_agent.sh", "unused: not read by it");
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    SessionFile session = read();
    FinalResult result = Objects.requireNonNull(session.finalResult());
    assertThat(result.score()).isEqualTo(1);
    assertThat(Objects.requireNonNull(session.usage()).toolCalls()).isEqualTo(1);
    assertThat(session.events())
        .extracting(SessionEvent::eventType)
        .containsExactly(
            "SessionStart", "ToolCall", "ToolResult", "TransactionExecution", "SessionEnd");
  }

  @Test
  void run_anAgentThatNamesACheckedModel_isRefused_becauseItHoldsGroundTruth() throws Exception {
    Path model;
    try (Stream<Path> files =
        Files.find(
            RunnerProcess.ROOT.resolve("runner/target"),
            2,
            (file, attributes) ->
                attributes.isRegularFile()
                    && file.getParent().getFileName().toString().startsWith("checked-"))) {
      model = files.findAny().orElseThrow();
    }
    RunnerProcess runner = start("cat", model.toString());
    assertThat(runner.exitCode()).isEqualTo(1);
    SessionFailure failure = Objects.requireNonNull(read().failure());
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.SANDBOX_UNAVAILABLE);
    assertThat(failure.message()).contains("may not see");
  }

  @Test
  void run_anAgentThatTellsItsKey_keepsItOutOfEverything() throws Exception {
    Path script = script("read -r task; echo \"$MY_KEY\" >&2; echo \"{$MY_KEY\"; exit 1");
    RunnerProcess runner = start("sh", script.toString());
    assertThat(runner.exitCode()).isEqualTo(1);
    SessionFailure failure = Objects.requireNonNull(read().failure());
    assertThat(failure.failureClass()).isEqualTo(SessionFailure.AGENT_ERROR);
    assertThat(failure.message()).contains("exit code 1", "[redacted]");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void term_whileTheAgentIsAtWork_endsItToo_andRemovesItsFolder() throws Exception {
    // The confined agent cannot write where the test reads, so the arguments of its sleep identify
    // it.
    String mark = Integer.toString(300_000 + new SecureRandom().nextInt(600_000));
    Path script = script("trap '' TERM; read -r task; sleep N; sleep N".replace("N", mark));
    Path temporary = folder.resolve("tmp");
    RunnerProcess runner = start("sh", script.toString());
    await(() -> processes(mark).findAny().isPresent());
    assertThat(temporary).isNotEmptyDirectory();
    runner.terminate();
    assertThat(runner.exitCode()).isEqualTo(143);
    await(() -> processes(mark).findAny().isEmpty());
    assertThat(temporary).isEmptyDirectory();
    assertThat(Objects.requireNonNull(read().failure()).failureClass())
        .isEqualTo(SessionFailure.RUNNER_KILLED);
  }

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("agent.sh"), text);
  }

  private static Stream<ProcessHandle> processes(String mark) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + mark));
  }

  private RunnerProcess start(String program, String argument) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Path agents =
        Files.writeString(
            folder.resolve("agents.yml"),
            """
            agents:
              my-bot:
                kind: command
                command: ["%s", "%s"]
                variables: [MY_KEY]
                answer_seconds: 30
            """
                .formatted(program, argument));
    return RunnerProcess.start(
        folder,
        Map.of(
            "REEV_AGENTS_FILE",
            agents.toString(),
            "REEV_ROOT",
            RunnerProcess.ROOT.toString(),
            "MY_KEY",
            SECRET,
            "REEV_RUNNER_JAVA_OPTIONS",
            "-Djava.io.tmpdir=" + folder.resolve("tmp")),
        RunnerProcess.benchmark(BENCHMARK),
        "--agent=my-bot",
        "--execution-id=e-1",
        "--sessions-dir=sessions");
  }

  private SessionFile read() throws Exception {
    return SessionFileReader.read(
            folder.resolve("sessions").resolve(SessionFile.fileName("e-1")),
            new SessionExpectation("e-1", BENCHMARK, "my-bot"))
        .session();
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("came true in time").isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }
}
