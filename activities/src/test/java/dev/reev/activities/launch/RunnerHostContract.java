package dev.reev.activities.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.activities.sandbox.Sandbox;
import dev.reev.activities.sandbox.SandboxKind;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.activities.secret.SecretBox;
import dev.reev.activities.secret.SecretMask;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.LaunchRequest;
import dev.reev.workflows.run.RunnerEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes: how they start, how their end is reported, and that nothing outlives it. The same
 * in every sandbox.
 */
@Timeout(60)
abstract class RunnerHostContract {

  private static final Duration BEAT = Duration.ofMillis(50);

  @TempDir Path home;

  private final SealedConfigs configs =
      new SealedConfigs(SecretBox.of("", Path.of("no", "such", "key")));
  private final String executionId = UUID.randomUUID().toString();

  /** Kind of sandbox under test. */
  abstract SandboxKind kind();

  @AfterEach
  void noProcessOfTheRunIsLeft() {
    assertThat(ProcessHandle.allProcesses().filter(this::carriesMark)).isEmpty();
  }

  @Test
  void anExitCode_isReportedWithTheOutput() throws Exception {
    LaunchReport report =
        host("echo hello; echo oops >&2; exit 7").run(request(1, 1), BEAT, quiet());

    assertThat(report.end()).isEqualTo(RunnerEnd.EXITED);
    assertThat(report.evidence().exitCode()).isEqualTo(7);
    assertThat(report.evidence().stdoutTail()).isEqualTo("hello\n");
    assertThat(report.evidence().stderrTail()).isEqualTo("oops\n");
  }

  @Test
  void aSignal_isReportedAsSuch() throws Exception {
    LaunchReport report = host("kill -9 $$").run(request(1, 1), BEAT, quiet());

    assertThat(report.end()).isEqualTo(RunnerEnd.SIGNALLED);
    assertThat(report.evidence().signal()).isEqualTo(9);
    assertThat(report.evidence().exitCode()).isNull();
  }

  @Test
  void longOutput_isCutToItsTailAndSaysSo() throws Exception {
    LaunchReport report =
        host("i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done")
            .run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().stdoutTail())
        .startsWith("[... ")
        .contains("bytes cut]")
        .endsWith("line 2999\n")
        .hasSizeLessThan(4200);
  }

  @Test
  void theEnvironment_holdsOnlyWhatIsAllowed() throws Exception {
    LaunchReport report = host("env | sort").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().stdoutTail())
        .contains("REEV_EXECUTION_ID=" + executionId)
        .contains("REEV_ATTEMPT=1")
        .contains("PATH=")
        .doesNotContain("surefire", "MAVEN", "JAVA_TOOL_OPTIONS");
  }

  @Test
  void theDeadline_endsARunnerThatIgnoresTerm() throws Exception {
    var request =
        new LaunchRequest(executionId, 1, 1, "b", "id: b\n", "a", Duration.ofMillis(500), null);

    LaunchReport report =
        host("trap '' TERM; while :; do sleep 0.1; done").run(request, BEAT, quiet());

    assertThat(report.end()).isEqualTo(RunnerEnd.DEADLINE);
  }

  @Test
  void aStop_endsTheWholeTreeWithDaemonsThatLeftTheSession() throws Exception {
    RunnerHost host = host("setsid sh -c 'sleep 300 & sleep 300' & sleep 300");
    Instant start = Instant.now();

    LaunchReport report = host.run(request(1, 1), BEAT, stopAfter(Duration.ofMillis(400)));

    assertThat(report.end()).isEqualTo(RunnerEnd.STOPPED);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whatARunnerLeavesBehind_isEndedWithIt() throws Exception {
    LaunchReport report = host("setsid sleep 300 & exit 0").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().exitCode()).isZero();
  }

  @Test
  void aLiveRunnerOfALostWorker_isAdoptedAndNotStartedAgain() throws Exception {
    RunnerLauncher lostWorker = launcher("echo start >>starts; sleep 1; exit 3");
    RunnerProcess running = lostWorker.start(request(1, 1));

    LaunchReport report =
        host("echo again >>starts; sleep 2; exit 99").run(request(1, 1), BEAT, quiet());

    assertThat(report.pid()).isEqualTo(running.pid());
    assertThat(report.evidence().exitCode()).isEqualTo(3);
    assertThat(starts()).isEqualTo("start\n");
  }

  @Test
  void anOpenEarlierAttemptThatStillRuns_isAdoptedUnderItsOwnNumber() throws Exception {
    RunnerProcess running = launcher("sleep 1; exit 0").start(request(1, 1));

    LaunchReport report = host("exit 99").run(request(2, 1), BEAT, quiet());

    assertThat(report.attempt()).isEqualTo(1);
    assertThat(report.pid()).isEqualTo(running.pid());
  }

  @Test
  void aJournalWithoutARunner_isStartedUnderItsNumber() throws Exception {
    AttemptDirectory killedBeforeTheStart = AttemptDirectory.of(home, executionId, 1);
    Files.createDirectories(killedBeforeTheStart.work());
    killedBeforeTheStart.writeAtomically(killedBeforeTheStart.journal(), "{}");

    LaunchReport report = host("exit 6").run(request(1, 1), BEAT, quiet());

    assertThat(report.attempt()).isEqualTo(1);
    assertThat(report.evidence().exitCode()).isEqualTo(6);
  }

  @Test
  void aRunnerThatFinishedUnwatched_isHarvested() throws Exception {
    RunnerProcess finished = launcher("echo start >>starts; exit 4").start(request(1, 1));
    assertThat(finished.awaitEnd(Duration.ofSeconds(10))).isTrue();

    LaunchReport report =
        host("echo again >>starts; sleep 2; exit 99").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().exitCode()).isEqualTo(4);
    assertThat(starts()).isEqualTo("start\n");
  }

  @Test
  void aClosedAttempt_isNotHarvestedAgain() throws Exception {
    RunnerProcess closed = launcher("exit 4").start(request(1, 1));
    assertThat(closed.awaitEnd(Duration.ofSeconds(10))).isTrue();

    LaunchReport report = host("exit 0").run(request(2, 2), BEAT, quiet());

    assertThat(report.attempt()).isEqualTo(2);
    assertThat(report.evidence().exitCode()).isZero();
  }

  @Test
  void aRunnerWhoseSupervisorWasKilledToo_isReportedAsVanished() throws Exception {
    RunnerProcess doomed = launcher("sleep 300").start(request(1, 1));
    long supervisor = doomed.directory().processes().orElseThrow().supervisor();
    ProcessHandle handle = ProcessHandle.of(supervisor).orElseThrow();
    handle.destroyForcibly();
    handle.onExit().get();

    LaunchReport report = host("exit 99").run(request(1, 1), BEAT, quiet());

    assertThat(report.end()).isEqualTo(RunnerEnd.VANISHED);
  }

  @Test
  void aWatcherThatIsNoLongerWanted_leavesTheRunnerAlone() throws Exception {
    RunnerHost host = host("sleep 1; exit 5");

    assertThatThrownBy(() -> host.run(request(1, 1), BEAT, failAfter(Duration.ofMillis(200))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(host.run(request(1, 1), BEAT, quiet()).evidence().exitCode()).isEqualTo(5);
  }

  @Test
  void aRunnerThatNobodyWatches_canBeEndedByItsRun() throws Exception {
    RunnerProcess unwatched = launcher("trap '' TERM; sleep 300 & wait").start(request(1, 1));

    host("exit 99").end(executionId);

    assertThat(unwatched.isAlive()).isFalse();
    assertThat(
            unwatched
                .report(
                    "host-a",
                    false,
                    new AttemptFollower(unwatched.directory(), "host-a", "", SecretMask.NONE))
                .end())
        .isEqualTo(RunnerEnd.SIGNALLED);
  }

  @Test
  void whatItIsGiven_isThereForProgramsThatAskFirst() throws Exception {
    LaunchReport report =
        host("exec /usr/bin/test -r \"$1\" -a -r \"$0\"").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().exitCode()).isZero();
  }

  @Test
  void thePidOfTheJournal_isTheRunnersOwn() throws Exception {
    RunnerProcess running = launcher("exec sleep 300").start(request(1, 1));

    // The process sets its limits before it executes the runner.
    Path command = Path.of("/proc/" + running.pid() + "/cmdline");
    for (int i = 0; i < 500 && !Files.readString(command).startsWith("sleep"); i++) {
      Thread.sleep(10);
    }
    assertThat(command).hasContent("sleep\u0000300\u0000");
    running.end(Duration.ZERO);
  }

  @Test
  void aRunnerThatIsAskedToEnd_hasTheTimeToLeaveItsFile() throws Exception {
    RunnerHost host =
        host("trap 'sleep 0.2; echo late >session; exit 9' TERM; while :; do sleep 0.05; done");

    LaunchReport report = host.run(request(1, 1), BEAT, stopAfter(Duration.ofMillis(400)));

    assertThat(report.evidence().exitCode()).isEqualTo(9);
    assertThat(attempt().resolve("work/session")).hasContent("late");
  }

  @Test
  void anEndlessLoop_isEndedByTheLimitOfCpuTime() throws Exception {
    LaunchReport report = host("while :; do :; done").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().signal()).isEqualTo(24);
  }

  @Test
  void endlessOutput_isEndedByTheLimitOfFileSize() throws Exception {
    LaunchReport report = host("exec yes").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().signal()).isEqualTo(25);
    assertThat(requireNonNull(report.output()).stdout().cutBytes()).isPositive();
  }

  @Test
  void processesBeyondTheLimit_areRefused() throws Exception {
    LaunchReport report =
        host("i=0; while [ $i -lt 100 ]; do sleep 300 & i=$((i+1)); echo $i; done; exit 0")
            .run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().exitCode()).isEqualTo(2);
    assertThat(report.evidence().stderrTail()).contains("Cannot fork");
  }

  @Test
  void memoryBeyondTheLimit_isRefused() throws Exception {
    LaunchReport report =
        host("exec head -c 1G /dev/zero | tail -c 1G").run(request(1, 1), BEAT, quiet());

    assertThat(report.evidence().exitCode()).isEqualTo(1);
    assertThat(report.evidence().stderrTail()).contains("memory exhausted");
  }

  @Test
  void endingARunThatHasNoFilesHere_doesNothing() throws Exception {
    host("exit 99").end(UUID.randomUUID().toString());

    assertThat(home.resolve("attempts")).doesNotExist();
  }

  @Test
  void aCommandThatDoesNotExist_isNamedInOneLine() {
    var launcher =
        new RunnerLauncher(
            home,
            "host-a",
            new RunnerCommand("/no/such/runner", home),
            RunnerClasses.of(home, "auto"),
            configs,
            sandbox());
    var host =
        new RunnerHost(
            launcher,
            new PublishedFiles(home.resolve("s")),
            Duration.ofSeconds(1),
            TestSandboxes.DISK_BYTES,
            "host-a");

    assertThatThrownBy(() -> host.run(request(1, 1), BEAT, quiet()))
        .isInstanceOf(RunnerNotStartedException.class)
        .hasMessage("cannot start the runner: '/no/such/runner' is not an executable file");
  }

  @Test
  void whatTheRunnerWrote_isPublishedForPeople() throws Exception {
    host("echo '{}' >\"$REEV_SESSION_LOG_PATH/session_$REEV_EXECUTION_ID.json\"; echo e >\"$REEV_ENHANCED_OTEL_FILE\"")
        .run(request(1, 1), BEAT, quiet());

    assertThat(home.resolve("published/session_" + executionId + ".json")).hasContent("{}");
    assertThat(home.resolve("published/enhanced_otel_" + executionId + ".jsonl"))
        .isRegularFile()
        .hasContent("e");
  }

  @Test
  void whatTheRunnerDoes_isSeenWhileItWorks() throws Exception {
    List<LaunchProgress> seen = new ArrayList<>();
    String event =
        "{\\\"session_id\\\":\\\"$REEV_EXECUTION_ID\\\",\\\"event_type\\\":\\\"Prompt\\\"}";

    LaunchReport report =
        host("echo \"%s\" >>\"$REEV_ENHANCED_OTEL_FILE\"; echo working; sleep 0.5; echo done"
                .formatted(event))
            .run(request(1, 1), BEAT, new ScriptedWatcher(null, null, seen));

    // The last read may have come between the last words and the end.
    LaunchProgress whileWorking =
        seen.stream()
            .filter(look -> look.stdout() != null && look.stdout().bytes().length == 8)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(requireNonNull(whileWorking.stdout()).bytes()).asString().isEqualTo("working\n");
    assertThat(requireNonNull(whileWorking.runner()).events()).isEqualTo(1);
    assertThat(requireNonNull(report.progress()).events()).isEqualTo(1);
    assertThat(requireNonNull(report.output()).stdout().document().sizeBytes()).isEqualTo(13);
  }

  /** Paths outside the home that runners must not see. */
  Path[] hidden() {
    return new Path[0];
  }

  final String executionId() {
    return executionId;
  }

  /** Output of a script that runs as the runner of this request. */
  final String printed(String script, LaunchRequest request) throws Exception {
    LaunchReport report = host(script).run(request, BEAT, quiet());
    return requireNonNull(report.evidence().stdoutTail());
  }

  final LaunchRequest request(int attempt, int firstOpen) {
    return new LaunchRequest(
        executionId, attempt, firstOpen, "b", "id: b\n", "a", Duration.ofSeconds(50), null);
  }

  private RunnerLauncher launcher(String script) throws IOException {
    Path file = home.resolve("runner-" + UUID.randomUUID() + ".sh");
    Files.writeString(file, script + "\n");
    return new RunnerLauncher(
        home,
        "host-a",
        new RunnerCommand("/bin/sh " + file, home),
        RunnerClasses.of(home, "auto"),
        configs,
        sandbox());
  }

  private Sandbox sandbox() {
    return TestSandboxes.of(kind(), home, hidden());
  }

  private RunnerHost host(String script) {
    try {
      return new RunnerHost(
          launcher(script),
          new PublishedFiles(home.resolve("published")),
          Duration.ofMillis(500),
          TestSandboxes.DISK_BYTES,
          "host-a");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of the first attempt. */
  private Path attempt() {
    return home.resolve("attempts").resolve(executionId).resolve("1");
  }

  private String starts() throws IOException {
    return Files.readString(attempt().resolve("work/starts"));
  }

  private boolean carriesMark(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1)
          .contains("REEV_EXECUTION_ID=" + executionId);
    } catch (IOException gone) {
      return false;
    }
  }

  private static RunnerHost.Watcher quiet() {
    return new ScriptedWatcher(null, null, new ArrayList<>());
  }

  private static RunnerHost.Watcher stopAfter(Duration delay) {
    return new ScriptedWatcher(
        Instant.now().plus(delay),
        new RunnerHost.StopRequestedException(new IllegalStateException("stop")),
        new ArrayList<>());
  }

  private static RunnerHost.Watcher failAfter(Duration delay) {
    return new ScriptedWatcher(Instant.now().plus(delay), null, new ArrayList<>());
  }

  private record ScriptedWatcher(
      @Nullable Instant until,
      RunnerHost.@Nullable StopRequestedException stop,
      List<LaunchProgress> seen)
      implements RunnerHost.Watcher {

    @Override
    public void started(int attempt, long pid, Instant startedAt) {}

    @Override
    public void alive(LaunchProgress progress) throws RunnerHost.StopRequestedException {
      seen.add(progress);
      if (until == null || Instant.now().isBefore(until)) {
        return;
      }
      if (stop != null) {
        throw stop;
      }
      throw new IllegalStateException("somebody else watches now");
    }
  }
}
