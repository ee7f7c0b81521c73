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

  /** Often enough to meet a file that is being written. */
  private static final long LOOK_EVERY_MS = 2;

  /**
   * A process that was told to end with its runner may need a moment, on a busy machine a long one;
   * who leaves none behind waits for nothing.
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

  /** Watches until it ends; false when it has to be killed because the time is up. */
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

  /** From its start to its end, or to the end of our patience. */
  long tookMs() {
    return endedAfterMs;
  }

  /** Why the session file was wrong when it was looked at too early, if it ever was. */
  Optional<String> halfWritten() {
    return Optional.ofNullable(halfWritten);
  }

  /** The session file, checked as the worker checks it. */
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

  /** Processes that it started and that live on. */
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
