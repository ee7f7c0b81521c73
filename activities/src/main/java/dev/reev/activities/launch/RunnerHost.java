package dev.reev.activities.launch;

import dev.reev.activities.document.DocumentFiles;
import dev.reev.activities.secret.SecretMask;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.LaunchRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Carries attempts on this host from start, adoption or harvest to their end. */
public final class RunnerHost {

  /**
   * Time limit of one read of the runner's files. Far below the heartbeat timeout; a read takes
   * milliseconds.
   */
  private static final Duration LOOK_LIMIT = Duration.ofSeconds(5);

  /** Time limit for masking, copying and reading files of 100 MiB at most, on a slow disk. */
  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  private final RunnerLauncher launcher;
  private final OpenAttempts openAttempts;
  private final PublishedFiles published;
  private final Duration stopGrace;
  private final long diskBytes;
  private final String host;

  /**
   * Creates a host.
   *
   * @param stopGrace time between TERM and KILL
   * @param diskBytes limit on the folder of one runner
   * @param host its name
   */
  public RunnerHost(
      RunnerLauncher launcher,
      PublishedFiles published,
      Duration stopGrace,
      long diskBytes,
      String host) {
    this.launcher = launcher;
    this.openAttempts = new OpenAttempts(launcher);
    this.published = published;
    this.stopGrace = stopGrace;
    this.diskBytes = diskBytes;
    this.host = host;
  }

  /** Receives the progress of an attempt, several times a second while a runner works. */
  public interface Watcher {

    /** The runner exists now, started by this worker or an earlier one. */
    void started(int attempt, long pid, Instant startedAt);

    /**
     * The runner is still alive.
     *
     * @param progress the same object as before when nothing is new
     * @throws StopRequestedException when the runner must be ended
     */
    void alive(LaunchProgress progress) throws StopRequestedException;
  }

  /** The run was stopped, so its runner must end. */
  public static final class StopRequestedException extends Exception {
    private static final long serialVersionUID = 1;

    public StopRequestedException(Throwable cause) {
      super(cause);
    }
  }

  /**
   * Carries an attempt to its end. Any exception of the watcher other than {@link
   * StopRequestedException} leaves the runner alive, for another watcher to take over.
   *
   * @param look time between two reads of the runner's progress
   * @throws StopRequestedException when the run was stopped before there was a runner
   */
  public LaunchReport run(LaunchRequest request, Duration look, Watcher watcher)
      throws IOException, InterruptedException, RunnerNotStartedException, StopRequestedException {
    watcher.alive(LaunchProgress.at(host, request.attempt()));
    SecretMask mask = mask(request);
    Optional<RunnerProcess> open = openAttempts.find(request);
    RunnerProcess runner = open.isPresent() ? open.get() : launcher.start(request);
    ShownEvents events = published.showEvents(runner.directory(), mask);
    watcher.started(runner.attempt(), runner.pid(), runner.startedAt());
    var follower = new AttemptFollower(runner.directory(), host, request.benchmarkYaml(), mask);
    boolean stopped =
        watchUntilEnd(new WatchedRunner(runner, follower, events, LOOK_LIMIT), look, watcher);
    runner.endLeftovers();
    return BoundedLooks.within(END_LIMIT, () -> report(runner, stopped, request, mask));
  }

  /** Returns true when a stop ended the runner. */
  private boolean watchUntilEnd(WatchedRunner watched, Duration look, Watcher watcher)
      throws InterruptedException, IOException {
    try {
      watch(watched, look, watcher);
      return false;
    } catch (StopRequestedException stop) {
      watched.runner().end(stopGrace);
      return true;
    }
  }

  /** Store of the remaining chunks of an attempt's documents. */
  public DocumentFiles documents(String executionId, int attempt) {
    return new DocumentFiles(launcher.directory(executionId, attempt).path());
  }

  /** Uses a fresh follower: the previous one may hang in a read. */
  private LaunchReport report(
      RunnerProcess runner, boolean stopped, LaunchRequest request, SecretMask mask)
      throws IOException {
    MaskedFiles.mask(runner.directory(), mask);
    published.publish(runner.directory());
    return runner.report(
        host,
        stopped,
        new AttemptFollower(runner.directory(), host, request.benchmarkYaml(), mask));
  }

  /** Without the mask no file of the run may be read, so its live processes are ended. */
  private SecretMask mask(LaunchRequest request)
      throws IOException, InterruptedException, RunnerNotStartedException {
    try {
      return launcher.agentVariables(request).mask();
    } catch (RunnerNotStartedException e) {
      end(request.executionId());
      throw e;
    }
  }

  /** Ends every live runner of a run. */
  public void end(String executionId) throws IOException, InterruptedException {
    Path attempts = launcher.directory(executionId, 1).path().getParent();
    if (attempts == null || !Files.isDirectory(attempts)) {
      return;
    }
    try (DirectoryStream<Path> numbers = Files.newDirectoryStream(attempts)) {
      for (Path number : numbers) {
        int attempt = Integer.parseInt(number.getFileName().toString());
        AttemptDirectory directory = launcher.directory(executionId, attempt);
        Optional<AttemptDirectory.Processes> processes = directory.processes();
        if (processes.isPresent()) {
          new RunnerProcess(directory, processes.get(), Duration.ZERO).end(stopGrace);
          launcher.secrets().mask(directory);
        }
      }
    }
  }

  private void watch(WatchedRunner watched, Duration look, Watcher watcher)
      throws InterruptedException, IOException, StopRequestedException {
    RunnerProcess runner = watched.runner();
    var quota = new DiskQuota(runner.directory().work(), diskBytes);
    while (!runner.awaitEnd(shorter(look, runner.timeLeft(Instant.now())))) {
      watcher.alive(watched.progress());
      if (watched.look(quota)) {
        runner.end(Duration.ZERO);
        runner
            .directory()
            .addToErrors("reev: the runner was ended, its folder is larger than REEV_RUNNER_DISK");
        return;
      }
      if (runner.isOverdue(Instant.now())) {
        runner.directory().markDeadline();
        runner.end(stopGrace);
        return;
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
