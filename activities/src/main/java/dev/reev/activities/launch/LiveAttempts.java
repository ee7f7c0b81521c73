package dev.reev.activities.launch;

import dev.reev.activities.launch.AttemptDirectory.Processes;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What lives of the attempts of this host: processes whose pid an attempt wrote down and that
 * started before that, and processes that carry the mark of an attempt whose files are here. A
 * process that got the pid of an old one started later, so it is nobody's.
 */
public final class LiveAttempts {

  /** File times are coarse on some systems. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** No process has it: stands for one that was never written down. */
  private static final Processes NOT_WRITTEN_DOWN = new Processes(-1, -1, Instant.EPOCH);

  private final Path home;
  private final AttemptsOnDisk attempts;

  public LiveAttempts(Path home) {
    this.home = home;
    this.attempts = new AttemptsOnDisk(home);
  }

  /** Whether this host has a journal of an attempt, whatever became of it. */
  public boolean isJournalled(String executionId, int attempt) {
    return AttemptDirectory.of(home, executionId, attempt).isJournalled();
  }

  /** Looks at all attempts and all processes. */
  public List<LiveAttempt> find() throws IOException {
    Map<ProcessMark, List<ProcessHandle>> marked = marked();
    List<LiveAttempt> live = new ArrayList<>();
    for (AttemptDirectory attempt : attempts.all()) {
      var mark = new ProcessMark(attempt.executionId(), attempt.attempt());
      List<ProcessHandle> processes = marked.getOrDefault(mark, List.of());
      // The supervisor writes the exit status last: what lives after that carries the mark.
      if (processes.isEmpty() && !hasEnded(attempt)) {
        processes = writtenDown(attempt);
      }
      if (!processes.isEmpty()) {
        live.add(liveAttempt(attempt, processes));
      }
    }
    return live;
  }

  /**
   * Ends all processes of an attempt: TERM, grace, KILL.
   *
   * @param grace between TERM and KILL
   */
  void end(LiveAttempt attempt, Duration grace) throws IOException, InterruptedException {
    AttemptDirectory directory = attempt.directory();
    Processes ours =
        writtenDown(directory).isEmpty()
            ? NOT_WRITTEN_DOWN
            : processes(directory).orElse(NOT_WRITTEN_DOWN);
    new RunnerProcess(directory, ours, Duration.ZERO).end(grace);
    // What dropped its mark, and a supervisor that cannot end by itself any more.
    Stream.concat(writtenDown(directory).stream(), marked(directory).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean hasEnded(AttemptDirectory attempt) {
    return Files.exists(attempt.path().resolve("exit"));
  }

  /** Empty also when a runner has spoilt the file: that is no reason to stop looking at others. */
  private static Optional<Processes> processes(AttemptDirectory attempt) throws IOException {
    try {
      return attempt.processes();
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException spoilt) {
      return Optional.empty();
    }
  }

  private static List<ProcessHandle> writtenDown(AttemptDirectory attempt) throws IOException {
    Optional<Processes> processes = processes(attempt);
    if (processes.isEmpty()) {
      return List.of();
    }
    Instant at = processes.get().startedAt();
    return Stream.of(processes.get().supervisor(), processes.get().runner())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .filter(ProcessHandle::isAlive)
        .filter(process -> startedBefore(process, at.plus(CLOCK_TOLERANCE)))
        .toList();
  }

  /** False when it cannot be told: better an orphan too many than a stranger ended. */
  private static boolean startedBefore(ProcessHandle process, Instant limit) {
    return process.info().startInstant().map(start -> start.isBefore(limit)).orElse(false);
  }

  private static List<ProcessHandle> marked(AttemptDirectory attempt) {
    return marked()
        .getOrDefault(new ProcessMark(attempt.executionId(), attempt.attempt()), List.of());
  }

  private static Map<ProcessMark, List<ProcessHandle>> marked() {
    Map<ProcessMark, List<ProcessHandle>> marked = new HashMap<>();
    ProcessHandle.allProcesses()
        .forEach(
            process ->
                ProcessMark.of(process)
                    .ifPresent(
                        mark ->
                            marked.computeIfAbsent(mark, key -> new ArrayList<>()).add(process)));
    return marked;
  }

  private static LiveAttempt liveAttempt(AttemptDirectory attempt, List<ProcessHandle> processes)
      throws IOException {
    Journal journal = journal(attempt);
    Instant journalled = journal == null ? null : journal.journalledAt();
    return new LiveAttempt(
        attempt,
        processes(attempt).map(Processes::startedAt).orElse(journalled),
        journal == null ? null : Duration.ofMillis(journal.timeoutMs()),
        processes.stream().map(ProcessHandle::pid).toList());
  }

  private static @Nullable Journal journal(AttemptDirectory attempt) {
    try {
      return ReevJson.MAPPER.readValue(Files.readString(attempt.journal()), Journal.class);
    } catch (IOException | JacksonException unreadable) {
      return null;
    }
  }
}
