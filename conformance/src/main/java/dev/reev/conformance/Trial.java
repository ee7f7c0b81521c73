package dev.reev.conformance;

import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One start of a runner under test, watched until it ends. */
final class Trial {

  /** Interval of polling, short enough to see a file while it is being written. */
  private static final long LOOK_EVERY_MS = 2;

  /**
   * A process that was told to end with its runner may need a moment, on a busy machine a long one;
   * without leftovers there is no wait.
   */
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(5);

  private final TrialRequest request;
  private final Process process;
  private final long startNanos = System.nanoTime();
  private final Set<ProcessHandle> descendants = new HashSet<>();
  private @Nullable String halfWritten;
  private long endedAfterMs;

  private Trial(TrialRequest request, Process process) {
    this.request = request;
    this.process = process;
  }

  static Trial start(Candidate candidate, TrialRequest request) throws RunnerNotStartedException {
    return new Trial(request, candidate.start(request));
  }

  /**
   * Watches until the runner ends; returns false when it had to be killed because the time was up.
   */
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    boolean ended = watch(timeout);
    endedAfterMs = elapsedMs();
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return ended;
  }

  /** Sends TERM. */
  void terminate() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Time from its start to its end, or until it was killed. */
  long tookMs() {
    return endedAfterMs;
  }

  /** Defect of a session file that was seen before it was complete, if there was one. */
  Optional<String> halfWritten() {
    return Optional.ofNullable(halfWritten);
  }

  /** The session file, verified in the same way as by a worker. */
  SessionFile session() throws SessionFileMissingException, SessionFileInvalidException {
    try {
      return SessionFileReader.read(
              sessionFile(),
              new SessionExpectation(request.executionId(), benchmarkId(), request.agent()))
          .session();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasSessionFile() {
    return Files.exists(sessionFile());
  }

  /** Names of all files in the sessions folder, sorted. */
  List<String> files() throws IOException {
    if (!Files.isDirectory(request.sessionsDir())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(request.sessionsDir())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Pids of live processes that the runner started. */
  List<Long> leftovers() throws InterruptedException {
    long deadline = System.nanoTime() + LEFTOVER_GRACE.toNanos();
    while (descendants.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY_MS);
    }
    List<ProcessHandle> alive = descendants.stream().filter(ProcessHandle::isAlive).toList();
    alive.forEach(ProcessHandle::destroyForcibly);
    return alive.stream().map(ProcessHandle::pid).toList();
  }

  private boolean watch(Duration timeout) throws InterruptedException {
    long deadline = startNanos + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      process.descendants().forEach(descendants::add);
      lookAtSessionFile();
      if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  private void lookAtSessionFile() {
    if (halfWritten == null && hasSessionFile()) {
      try {
        session();
      } catch (SessionFileMissingException e) {
        halfWritten = "it vanished again";
      } catch (SessionFileInvalidException e) {
        halfWritten = e.getMessage();
      }
    }
  }

  private String benchmarkId() {
    return request.benchmark().getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private Path sessionFile() {
    return request.sessionsDir().resolve(SessionFile.fileName(request.executionId()));
  }

  private long elapsedMs() {
    return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
  }
}
