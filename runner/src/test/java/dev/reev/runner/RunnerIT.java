package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerIT {

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "001-sol-transfer, 1.0",
    "002-spl-transfer, 1.0",
    "003-spl-transfer-fail, 0.75",
    "004-partial-score-spl-transfer, 0.785714"
  })
  void run_deterministicAgent_scoresAsDocumented(String id, double score) throws Exception {
    RunnerProcess runner = start(Map.of(), RunnerProcess.benchmark(id));
    while (runner.isAlive()) {
      if (Files.exists(sessionFile())) {
        read(id); // never half a file
      }
      Thread.sleep(1);
    }
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    assertThat(runner.stderr()).isEmpty();
    assertThat(runner.stdout()).startsWith("✅ " + id + " (Score: ").contains("OBSERVATION: ");
    SessionFile session = read(id);
    FinalResult result = Objects.requireNonNull(session.finalResult());
    assertThat(result.score()).isCloseTo(score, within(1e-6));
    assertThat(result.success()).isTrue();
    assertThat(result.assertions()).isNotEmpty().allMatch(AssertionResult::passed);
    assertThat(session.events())
        .extracting(SessionEvent::eventType)
        .containsExactly("SessionStart", "TransactionExecution", "SessionEnd");
    assertThat(eventTypes()).containsExactly("Prompt", "ToolInput", "ToolOutput", "StepComplete");
    try (Stream<Path> files = Files.list(folder.resolve("sessions"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void run_missingFile_isWrongUsageInOneLine() throws Exception {
    assertWrongUsage(start(Map.of(), "no-such.yml"), "no-such.yml");
  }

  @Test
  void run_unknownAgent_isWrongUsageInOneLine() throws Exception {
    assertWrongUsage(
        start(Map.of(), RunnerProcess.benchmark("001-sol-transfer"), "--agent=gemini"), "gemini");
  }

  @Test
  void run_sessionsFolderThatCannotBe_isWrongUsageInOneLine() throws Exception {
    Files.writeString(folder.resolve("sessions"), "a file in the way");
    assertWrongUsage(start(Map.of(), RunnerProcess.benchmark("001-sol-transfer")), "sessions");
  }

  @Test
  void run_brokenBenchmark_leavesASessionFileThatSaysSo() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.yml"), "id: broken\n");
    RunnerProcess runner = start(Map.of(), broken.toString());
    assertThat(failure(runner, "broken", SessionFailure.INVALID_BENCHMARK)).contains("broken.yml");
  }

  @Test
  void run_benchmarksOfOtherKinds_areRefusedNotScored() throws Exception {
    String yaml = Files.readString(Path.of(RunnerProcess.benchmark("001-sol-transfer")));
    Path flow = folder.resolve("flow.yml");
    Files.writeString(
        flow, yaml.replace("ground_truth:", "flow: [{step: 1, prompt: Go}]\nground_truth:"));
    RunnerProcess runner = start(Map.of(), flow.toString());
    assertThat(failure(runner, "001-sol-transfer", SessionFailure.INVALID_BENCHMARK))
        .contains("several steps");
    Files.writeString(
        flow, yaml.replace("ground_truth:", "ground_truth:\n  skip_instruction_validation: true"));
    runner = start(Map.of(), flow.toString());
    assertThat(failure(runner, "001-sol-transfer", SessionFailure.INVALID_BENCHMARK))
        .contains("API calls");
  }

  @Test
  void run_nothingToBuild_isAnAgentError() throws Exception {
    String yaml = Files.readString(Path.of(RunnerProcess.benchmark("001-sol-transfer")));
    Path file = folder.resolve("vague.yml");
    Files.writeString(file, yaml.replace("send 0.1 SOL", "send some SOL"));
    RunnerProcess runner = start(Map.of(), file.toString());
    assertThat(failure(runner, "001-sol-transfer", SessionFailure.AGENT_ERROR))
        .contains("names no amount");
  }

  @Test
  void run_ledgerThatEndsAtOnce_isLedgerUnavailable() throws Exception {
    RunnerProcess runner =
        start(Map.of("REEV_LEDGER_COMMAND", "false"), RunnerProcess.benchmark("001-sol-transfer"));
    failure(runner, "001-sol-transfer", SessionFailure.LEDGER_UNAVAILABLE);
  }

  @Test
  void run_eventFileElsewhere_goesThere() throws Exception {
    Path events = folder.resolve("elsewhere.jsonl");
    RunnerProcess runner =
        start(
            Map.of("REEV_ENHANCED_OTEL_FILE", events.toString()),
            RunnerProcess.benchmark("001-sol-transfer"));
    assertThat(runner.exitCode()).isZero();
    assertThat(events).isNotEmptyFile();
  }

  @Test
  void run_toItsEnd_leavesNoLedger() throws Exception {
    Path pidFile = folder.resolve("ledger.pid");
    RunnerProcess runner =
        start(
            Map.of("REEV_LEDGER_COMMAND", ledgerCommand(pidFile, "")),
            RunnerProcess.benchmark("001-sol-transfer"));
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    assertThat(isAlive(pid(pidFile))).isFalse();
  }

  @Test
  void kill_whileRunning_leavesNoLedgerAndNoSessionFile() throws Exception {
    Path pidFile = folder.resolve("ledger.pid");
    // The runner never hears from its ledger, so it waits while we look for its parts.
    RunnerProcess runner =
        start(
            Map.of("REEV_LEDGER_COMMAND", ledgerCommand(pidFile, "> /dev/null")),
            RunnerProcess.benchmark("001-sol-transfer"));
    await(() -> Files.exists(pidFile) && Files.size(pidFile) > 0);
    long ledger = pid(pidFile);
    assertThat(isAlive(ledger)).isTrue();
    runner.kill();
    await(() -> !isAlive(ledger));
    assertThat(sessionFile()).doesNotExist();
  }

  private static String ledgerCommand(Path pidFile, String redirect) {
    return "sh -c \"echo $$ > %s; exec node %s %s\""
        .formatted(pidFile, RunnerProcess.ledgerServer(), redirect);
  }

  private RunnerProcess start(Map<String, String> environment, String... args) throws IOException {
    String[] all =
        Stream.concat(Stream.of(args), Stream.of("--execution-id=e-1", "--sessions-dir=sessions"))
            .toArray(String[]::new);
    return RunnerProcess.start(folder, environment, all);
  }

  private static void assertWrongUsage(RunnerProcess runner, String mentioned) throws Exception {
    assertThat(runner.exitCode()).isEqualTo(2);
    assertThat(runner.stderr().lines()).hasSize(1);
    assertThat(runner.stderr()).contains(mentioned);
    assertThat(runner.stdout()).isEmpty();
  }

  /** The message of the failure, once everything else about it was found right. */
  private String failure(RunnerProcess runner, String benchmark, String failureClass)
      throws Exception {
    assertThat(runner.exitCode()).isEqualTo(1);
    SessionFile session = read(benchmark);
    SessionFailure failure = Objects.requireNonNull(session.failure());
    assertThat(failure.failureClass()).isEqualTo(failureClass);
    assertThat(runner.stderr().lines()).hasSize(1);
    assertThat(runner.stderr()).contains(failure.message());
    assertThat(session.events()).extracting(SessionEvent::eventType).contains("Error");
    return failure.message();
  }

  private SessionFile read(String benchmark) throws Exception {
    SessionExpectation expected = new SessionExpectation("e-1", benchmark, "deterministic");
    return SessionFileReader.read(sessionFile(), expected).session();
  }

  private Path sessionFile() {
    return folder.resolve("sessions").resolve(SessionFile.fileName("e-1"));
  }

  private List<String> eventTypes() throws IOException {
    return Files.readAllLines(folder.resolve("sessions/enhanced_otel_e-1.jsonl")).stream()
        .map(line -> ReevJson.MAPPER.readTree(line).path("event_type").asString())
        .toList();
  }

  private static long pid(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
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
