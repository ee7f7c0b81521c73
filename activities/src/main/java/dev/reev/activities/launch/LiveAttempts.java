package dev.reev.activities.launch;

import dev.reev.activities.launch.AttemptDirectory.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lives of the attempts of this host: processes that carry the mark of an attempt whose files
 * are here, or are of the user that was made for it, and processes whose pid an attempt wrote down
 * and that started before that. A process that got the pid of an old one started later, so it is
 * nobody's.
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

  /** BoundedLooks at all attempts and all processes. */
  public List<LiveAttempt> find() throws IOException {
    Traces traces = traces();
    List<LiveAttempt> live = new ArrayList<>();
    for (AttemptDirectory attempt : attempts.all()) {
      List<ProcessHandle> processes = traces.of(attempt);
      // The supervisor writes the exit status last: what lives after that is known by its traces.
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
    // What left no trace, and a supervisor that cannot end by itself any more.
    Stream.concat(writtenDown(directory).stream(), traces().of(directory).stream())
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

  /** What the processes of this machine tell of attempts: their marks, and whose they are. */
  private record Traces(
      Map<AttemptDirectory, List<ProcessHandle>> marked, Map<RunUser, List<ProcessHandle>> owned) {

    List<ProcessHandle> of(AttemptDirectory attempt) {
      Set<ProcessHandle> processes = new LinkedHashSet<>(marked.getOrDefault(attempt, List.of()));
      if (!owned.isEmpty()) {
        processes.addAll(owned.getOrDefault(RunUser.of(attempt), List.of()));
      }
      return List.copyOf(processes);
    }
  }

  private Traces traces() {
    Map<AttemptDirectory, List<ProcessHandle>> marked = new HashMap<>();
    Map<RunUser, List<ProcessHandle>> owned = new HashMap<>();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      ProcessMark.of(process)
          .flatMap(mark -> mark.in(home))
          .ifPresent(attempt -> add(process, attempt, marked));
      RunUser user = RunUser.of(process);
      // A zombie has no environment any more, but still a user.
      if (user.isOwn() && !RunProcesses.isZombie(process)) {
        add(process, user, owned);
      }
    }
    return new Traces(marked, owned);
  }

  private static <T> void add(
      ProcessHandle process, T owner, Map<T, List<ProcessHandle>> processes) {
    processes.computeIfAbsent(owner, key -> new ArrayList<>()).add(process);
  }

  private static LiveAttempt liveAttempt(AttemptDirectory attempt, List<ProcessHandle> processes)
      throws IOException {
    Optional<Journal> journal = attempt.readJournal();
    return new LiveAttempt(
        attempt,
        processes(attempt)
            .map(Processes::startedAt)
            .or(() -> journal.map(Journal::journalledAt))
            .orElse(null),
        journal.map(Journal::timeoutMs).map(Duration::ofMillis).orElse(null),
        processes.stream().map(ProcessHandle::pid).toList());
  }
}
