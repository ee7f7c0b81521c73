package dev.reev.activities.launch;

import dev.reev.activities.secret.SecretMask;
import dev.reev.workflows.run.LaunchReport;
import dev.reev.workflows.run.LaunchRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Runs attempts on this host from start, adoption or harvest to their end. */
public final class RunnerHost {

  private final RunnerLauncher launcher;
  private final OpenAttempts openAttempts;
  private final PublishedFiles published;
  private final Duration stopGrace;
  private final String host;

  public RunnerHost(
      RunnerLauncher launcher, PublishedFiles published, Duration stopGrace, String host) {
    this.launcher = launcher;
    this.openAttempts = new OpenAttempts(launcher);
    this.published = published;
    this.stopGrace = stopGrace;
    this.host = host;
  }

  /** Called about once a second while a runner works. */
  public interface Watcher {

    /** The runner exists now, whoever started it. */
    void started(int attempt, long pid, Instant startedAt);

    /**
     * A sign of life.
     *
     * @throws StopRequestedException when the runner must be ended
     */
    void alive(int attempt) throws StopRequestedException;
  }

  /** The run was stopped; its runner has to go. */
  public static final class StopRequestedException extends Exception {
    private static final long serialVersionUID = 1;

    public StopRequestedException(Throwable cause) {
      super(cause);
    }
  }

  /**
   * Runs an attempt to its end. Any exception of the watcher other than {@link
   * StopRequestedException} leaves the runner alone: somebody else will watch it.
   */
  public LaunchReport run(LaunchRequest request, Duration beat, Watcher watcher)
      throws IOException, InterruptedException, RunnerNotStartedException, StopRequestedException {
    watcher.alive(request.attempt());
    SecretMask mask = mask(request);
    Optional<RunnerProcess> open = openAttempts.find(request);
    RunnerProcess runner = open.isPresent() ? open.get() : launcher.start(request);
    ShownEvents events = published.showEvents(runner.directory(), mask);
    watcher.started(runner.attempt(), runner.pid(), runner.startedAt());
    try {
      watch(runner, beat, watcher, events);
    } catch (StopRequestedException stop) {
      runner.end(stopGrace);
      publish(runner, mask);
      throw stop;
    }
    runner.endLeftovers();
    publish(runner, mask);
    return runner.report(host);
  }

  private void publish(RunnerProcess runner, SecretMask mask) throws IOException {
    MaskedFiles.mask(runner.directory(), mask);
    published.publish(runner.directory());
  }

  /** Without it nothing of the run may be looked at, so what lives of the run is ended. */
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
        }
      }
    }
  }

  private void watch(RunnerProcess runner, Duration beat, Watcher watcher, ShownEvents events)
      throws InterruptedException, IOException, StopRequestedException {
    while (!runner.awaitEnd(shorter(beat, runner.timeLeft(Instant.now())))) {
      watcher.alive(runner.attempt());
      events.update();
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
