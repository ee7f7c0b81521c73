package dev.reev.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.ScoringBreakdown.StepScore;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;

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
    assertThat(result.assertions()).allMatch(AssertionResult::passed);
    assertThat(result.checks()).allMatch(Check::holds);
    assertThat(result.assertions().isEmpty()).isNotEqualTo(result.checks().isEmpty());
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
  void run_aFlow_carriesStateOver_andTellsOfEachStep() throws Exception {
    Path file = Files.writeString(folder.resolve("flow.yml"), flow("1000000000", "100000000"));
    RunnerProcess runner = start(Map.of(), file.toString());
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    FinalResult result = Objects.requireNonNull(read("flow").finalResult());
    assertThat(result.score()).isEqualTo(1.0);
    assertThat(result.checks()).isNotEmpty().allMatch(Check::holds);
    assertThat(statuses(result)).containsExactly("ok", "ok", "ok");
    assertThat(runner.stdout()).contains("Step 3");
  }

  @Test
  void run_aFlowWhoseCriticalStepFails_endsThereAndSaysWhy() throws Exception {
    Path file = Files.writeString(folder.resolve("flow.yml"), flow("150000000", "200000000"));
    RunnerProcess runner = start(Map.of(), file.toString());
    assertThat(runner.exitCode()).as(runner.stderr()).isZero();
    FinalResult result = Objects.requireNonNull(read("flow").finalResult());
    assertThat(statuses(result)).containsExactly("ok", "failed", "not_run");
    assertThat(result.score()).isZero();
    assertThat(result.checks()).anyMatch(Check::preventsPassing);
    assertThat(runner.stdout()).contains("not run: critical step 2 failed");
  }

  @Test
  void run_whatNeedsAFork_endsAtOnceAndSaysHowToRunIt() throws Exception {
    String yaml = Files.readString(Path.of(RunnerProcess.benchmark("001-sol-transfer")));
    Path file = folder.resolve("fork.yml");
    Files.writeString(file, yaml.replace("initial_state:", "ledger: mainnet-fork\ninitial_state:"));
    RunnerProcess runner = start(Map.of(), file.toString());
    assertThat(failure(runner, "001-sol-transfer", SessionFailure.LEDGER_UNAVAILABLE))
        .contains("REEV_LEDGER_URL", "docs/ledgers.md");
  }

  @Test
  void run_aFolder_runsEachFile_andABrokenOneDoesNotStopTheOthers() throws Exception {
    Path suite = Files.createDirectory(folder.resolve("suite"));
    Files.copy(Path.of(RunnerProcess.benchmark("001-sol-transfer")), suite.resolve("b-good.yml"));
    Files.writeString(suite.resolve("a-broken.yml"), "id: broken\n");
    RunnerProcess runner = start(Map.of(), suite.toString(), "--json");
    assertThat(runner.exitCode()).isEqualTo(1);
    List<JsonNode> lines =
        runner.stdout().lines().map(line -> ReevJson.MAPPER.readTree(line)).toList();
    assertThat(lines)
        .extracting(line -> line.path("session_id").asString())
        .containsExactly("e-1-a-broken", "e-1-b-good");
    assertThat(lines.get(0).path("score").isNull()).isTrue();
    assertThat(lines.get(0).path("failure").path("class").asString())
        .isEqualTo(SessionFailure.INVALID_BENCHMARK);
    assertThat(lines.get(1).path("score").asDouble()).isEqualTo(1.0);
  }

  @Test
  void run_verbose_showsOnStandardErrorWhatHappens() throws Exception {
    RunnerProcess runner = start(Map.of(), RunnerProcess.benchmark("001-sol-transfer"), "-v");
    assertThat(runner.exitCode()).isZero();
    assertThat(runner.stderr()).contains("SessionStart", "TransactionExecution", "SessionEnd");
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
  void run_ledgerThatDiesInMidRun_isLedgerUnavailable() throws Exception {
    Path ledger = RunnerProcess.ROOT.resolve("ledger/test/dying-ledger.mjs");
    RunnerProcess runner =
        start(
            Map.of("REEV_LEDGER_COMMAND", "node \"" + ledger + "\" getLatestBlockhash"),
            RunnerProcess.benchmark("001-sol-transfer"));
    assertThat(failure(runner, "001-sol-transfer", SessionFailure.LEDGER_UNAVAILABLE))
        .contains("getLatestBlockhash");
  }

  @Test
  void run_ledgerUrlThatNobodyAnswers_isLedgerUnavailable_andItsKeyIsNotTold() throws Exception {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }
    String url = "http://user:hush-1@127.0.0.1:" + freePort + "/hush-2?api-key=hush-3";
    RunnerProcess runner =
        start(Map.of("REEV_LEDGER_URL", url), RunnerProcess.benchmark("001-sol-transfer"), "-v");
    assertThat(runner.exitCode()).isEqualTo(1);
    assertThat(Objects.requireNonNull(read("001-sol-transfer").failure()).failureClass())
        .isEqualTo(SessionFailure.LEDGER_UNAVAILABLE);
    assertThat(runner.stdout() + runner.stderr()).doesNotContain("hush");
    assertThat(Files.readString(sessionFile())).doesNotContain("hush");
    assertThat(Files.readString(eventFile())).doesNotContain("hush");
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
    // The ledger never answers, so the runner waits while the test inspects its processes.
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

  @Test
  void term_whileRunning_leavesWhatHappenedSoFarWithinTwoSeconds_andNoLedger() throws Exception {
    Path pidFile = folder.resolve("ledger.pid");
    RunnerProcess runner =
        start(
            Map.of("REEV_LEDGER_COMMAND", ledgerCommand(pidFile, "> /dev/null")),
            RunnerProcess.benchmark("001-sol-transfer"));
    await(() -> Files.exists(pidFile) && Files.size(pidFile) > 0 && Files.exists(eventFile()));
    long startNanos = System.nanoTime();
    runner.terminate();
    assertThat(runner.exitCode()).isEqualTo(143);
    assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(2));
    SessionFile session = read("001-sol-transfer");
    assertThat(Objects.requireNonNull(session.failure()).failureClass())
        .isEqualTo(SessionFailure.RUNNER_KILLED);
    assertThat(session.events())
        .extracting(SessionEvent::eventType)
        .containsExactly("SessionStart", "Error", "SessionEnd");
    await(() -> !isAlive(pid(pidFile)));
  }

  /** Three transfers, each of which depends on the one before. */
  private static String flow(String lamports, String second) {
    return """
        id: flow
        prompt: Move money in three steps.
        initial_state:
          - {pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: %s}
          - {pubkey: FRIEND, owner: "11111111111111111111111111111111", lamports: 1000000}
        flow:
          - {step: 1, prompt: Send 0.1 SOL to FRIEND, critical: true}
          - {step: 2, prompt: Send %s lamports to FRIEND, critical: true, depends_on: [step_1_result]}
          - {step: 3, prompt: Send 0.1 SOL to FRIEND, depends_on: [step_2_result]}
        ground_truth:
          final_state_assertions:
            - {type: SolBalance, pubkey: FRIEND, expected: 301000000}
          expected_instructions:
        """
            .formatted(lamports, second)
        + transfer(1, 100_000_000)
        + transfer(2, Long.parseLong(second))
        + transfer(3, 100_000_000);
  }

  private static String transfer(int step, long lamports) {
    byte[] data =
        ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(2).putLong(lamports).array();
    return """
            - step: %d
              program_id: "11111111111111111111111111111111"
              accounts:
                - {pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: true}
                - {pubkey: FRIEND, is_signer: false, is_writable: true}
              data: %s
              data_weight: 1
        """
        .formatted(step, Base58.encode(data))
        .indent(4);
  }

  private static List<String> statuses(FinalResult result) {
    return Objects.requireNonNull(result.scoring()).steps().stream()
        .map(StepScore::status)
        .toList();
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

  /** Checks everything about a failed run, and returns its message. */
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

  private Path eventFile() {
    return folder.resolve("sessions/enhanced_otel_e-1.jsonl");
  }

  private List<String> eventTypes() throws IOException {
    return Files.readAllLines(eventFile()).stream()
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
