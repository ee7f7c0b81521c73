package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.activities.launch.RunStandings.Standing;
import dev.reev.activities.sandbox.RunnerUser;
import dev.reev.activities.secret.SealedConfigs;
import dev.reev.activities.secret.SecretBox;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.sandbox.OwnUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: which of them are orphans, and that no others are ended. */
@Timeout(60)
class ReaperIT {

  @TempDir Path home;

  private final List<Process> started = new ArrayList<>();
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();
  private Instant now = Instant.now();
  private final String run = UUID.randomUUID().toString();

  @AfterEach
  void endWhatThisTestStarted() {
    started.forEach(
        process -> process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void anOrphanOfARunThatHasEnded_isEndedThoughItIgnoresTerm() throws Exception {
    Process orphan = runner("trap '' TERM; while :; do sleep 0.1; done");
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertEnded(orphan);
  }

  @Test
  void aRunnerOfALiveRun_isLeftAlone() throws Exception {
    Process runner = runner("sleep 300");
    standings.put(run, Standing.WANTED);

    reaper().round();

    assertThat(runner.isAlive()).isTrue();
  }

  @Test
  void whileNobodyCanTell_everyRunnerIsLeftAlone() throws Exception {
    Process runner = runner("sleep 300");
    standings.put(run, Standing.NOBODY_ANSWERS);
    Reaper reaper = reaper();

    reaper.round();
    now = now.plus(Duration.ofMinutes(3));
    reaper.round();

    assertThat(runner.isAlive()).isTrue();
  }

  @Test
  void aRunThatIsNotKnown_getsTimeToBeStartedAgain() throws Exception {
    Process runner = runner("sleep 300");
    standings.put(run, Standing.UNKNOWN);
    Reaper reaper = reaper();

    reaper.round();
    now = now.plusSeconds(90);
    reaper.round();
    assertThat(runner.isAlive()).isTrue();
    now = now.plusSeconds(40);
    reaper.round();

    assertEnded(runner);
  }

  @Test
  void aRunThatIsKnownAgain_isForgiven() throws Exception {
    Process runner = runner("sleep 300");
    Reaper reaper = reaper();
    for (Standing standing : List.of(Standing.UNKNOWN, Standing.WANTED, Standing.UNKNOWN)) {
      standings.put(run, standing);
      reaper.round();
      now = now.plusSeconds(90);
    }

    assertThat(runner.isAlive()).isTrue();
  }

  @Test
  void anAttemptWhoseRunGoesOnElsewhere_isEndedAfterAWhile() throws Exception {
    Process runner = runner("sleep 300");
    standings.put(run, Standing.ELSEWHERE);
    Reaper reaper = reaper();

    reaper.round();
    assertThat(runner.isAlive()).isTrue();
    now = now.plus(Reaper.PATIENCE);
    reaper.round();

    assertEnded(runner);
  }

  @Test
  void aRunnerPastItsTimeWithoutAWatcher_isEndedWhoeverIsAway() throws Exception {
    Process runner = runner("sleep 300");
    standings.put(run, Standing.NOBODY_ANSWERS);
    Reaper reaper = reaper();

    now = now.plusSeconds(60).plus(Duration.ofMinutes(1));
    reaper.round();
    assertThat(runner.isAlive()).isTrue();
    now = now.plus(Duration.ofMinutes(2));
    reaper.round();

    assertEnded(runner);
    assertThat(directory().endedByDeadline()).isTrue();
  }

  @Test
  void aStrangerWithTheSamePid_isLeftAlone() throws Exception {
    Process stranger = start("sleep 300", Map.of());
    journal();
    writeDown(stranger, Instant.now().minusSeconds(3600));
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void aRunnerOfAnotherHome_isLeftAlone() throws Exception {
    Path otherHome = home.resolve("other");
    Process stranger = start("sleep 300", mark(AttemptDirectory.of(otherHome, run, 1)));
    journal();
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void anotherAttemptOfTheSameRun_isJudgedByItself() throws Exception {
    Process stranger = start("sleep 300", mark(run, 7));
    journal();
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void aRunnerWithoutItsMark_isFoundByThePidItWroteDown() throws Exception {
    Process runner = start("sleep 300", Map.of());
    journal();
    writeDown(runner, Instant.now());
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertEnded(runner);
  }

  @Test
  void aDaemonThatOutlivedItsRunner_isFoundByItsMark() throws Exception {
    Process daemon = start("sleep 300", mark(run, 1));
    journal();
    Files.writeString(directory().path().resolve("exit"), "0\n");
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertEnded(daemon);
  }

  @Test
  void aProcessThatDroppedItsMark_isFoundByTheUserOfItsAttempt() throws Exception {
    assumeTrue(RunnerUser.detect().isOwn(), "needs a worker that is root");
    int user = 1_234_567_890;
    assertThat(OwnUser.isOne(user)).isTrue();
    Process hidden = start("exec setpriv --reuid=" + user + " --clear-groups sleep 300", Map.of());
    // It belongs to another user only once it has switched to that user.
    Path process = Path.of("/proc/" + hidden.pid());
    while (!Files.getAttribute(process, "unix:uid").equals(user)) {
      Thread.sleep(5);
    }
    journal();
    Files.createDirectories(directory().work());
    Files.setAttribute(directory().work(), "unix:uid", user);
    Files.writeString(directory().path().resolve("exit"), "0\n");
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertEnded(hidden);
  }

  @Test
  void aSpoiltJournal_savesNobodyAndHidesNobodyElse() throws Exception {
    Path spoilt = home.resolve("attempts/" + UUID.randomUUID() + "/1");
    Files.createDirectories(spoilt);
    Files.writeString(spoilt.resolve("process"), "no pid\n");
    Files.writeString(spoilt.resolve("journal.json"), "{");
    Process orphan = runner("sleep 300");
    standings.put(run, Standing.ENDED);

    reaper().round();

    assertEnded(orphan);
  }

  private Reaper reaper() {
    return new Reaper(
        new LiveAttempts(home),
        (id, attempt) -> standings.getOrDefault(id, Standing.WANTED),
        new AttemptSecrets(new SealedConfigs(SecretBox.of("", home.resolve("none"))), "host-a"),
        Duration.ofMillis(300),
        clock(() -> now));
  }

  private static Clock clock(InstantSource source) {
    return source.withZone(java.time.ZoneOffset.UTC);
  }

  /** A process that looks like a runner, with a journalled timeout of a minute. */
  private Process runner(String script) throws IOException {
    Process process = start(script, mark(run, 1));
    journal();
    writeDown(process, Instant.now());
    return process;
  }

  private Process start(String script, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Map<String, String> mark(String id, int attempt) {
    return mark(AttemptDirectory.of(home, id, attempt));
  }

  private static Map<String, String> mark(AttemptDirectory attempt) {
    return Map.of(
        "REEV_EXECUTION_ID",
        attempt.executionId(),
        "REEV_ATTEMPT",
        Integer.toString(attempt.attempt()),
        "REEV_SESSION_LOG_PATH",
        attempt.work().toString());
  }

  private AttemptDirectory directory() {
    return AttemptDirectory.of(home, run, 1);
  }

  private void journal() throws IOException {
    Files.createDirectories(directory().path());
    directory()
        .writeAtomically(
            directory().journal(),
            ReevJson.MAPPER.writeValueAsString(
                new Journal(
                    run,
                    1,
                    "host-a",
                    List.of("runner"),
                    "00",
                    60_000,
                    Instant.now(),
                    null,
                    null,
                    null)));
  }

  private void writeDown(Process process, Instant at) throws IOException {
    Path file = directory().path().resolve("process");
    Files.writeString(file, process.pid() + " " + process.pid() + "\n");
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private static void assertEnded(Process process) {
    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(5));
  }
}
