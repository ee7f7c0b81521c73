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
 * Finds live processes of attempts of this host: processes that carry the mark of an attempt whose
 * files are here, or belong to the user id created for it, and processes whose pid is in an
 * attempt's process file and that started before that file was written. A later process that reuses
 * the pid started after that, so it does not count.
 */
public final class LiveAttempts {

  /** Resolution of file times, which is coarse on some systems. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** Pids that no process has; stands for a missing process file. */
  private static final Processes NOT_WRITTEN_DOWN = new Processes(-1, -1, Instant.EPOCH);

  private final Path home;
  private final AttemptsOnDisk attempts;

  public LiveAttempts(Path home) {
    this.home = home;
    this.attempts = new AttemptsOnDisk(home);
  }

  /** Returns true when this host has a journal of the attempt, whether or not it has ended. */
  public boolean isJournalled(String executionId, int attempt) {
    return AttemptDirectory.of(home, executionId, attempt).isJournalled();
  }

  /** Checks all attempts against all processes. */
  public List<LiveAttempt> find() throws IOException {
    Traces traces = traces();
    List<LiveAttempt> live = new ArrayList<>();
    for (AttemptDirectory attempt : attempts.all()) {
      List<ProcessHandle> processes = traces.of(attempt);
      // The supervisor writes the exit status last: processes that live after that are found by
      // their traces.
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
   * Ends all processes of an attempt: TERM, grace period, KILL.
   *
   * @param grace time between TERM and KILL
   */
  void end(LiveAttempt attempt, Duration grace) throws IOException, InterruptedException {
    AttemptDirectory directory = attempt.directory();
    Processes ours =
        writtenDown(directory).isEmpty()
            ? NOT_WRITTEN_DOWN
            : processes(directory).orElse(NOT_WRITTEN_DOWN);
    new RunnerProcess(directory, ours, Duration.ZERO).end(grace);
    // Kills processes without traces, and a supervisor that can no longer end by itself.
    Stream.concat(writtenDown(directory).stream(), traces().of(directory).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean hasEnded(AttemptDirectory attempt) {
    return Files.exists(attempt.path().resolve("exit"));
  }

  /**
   * Empty also when a runner has damaged the file, so that the search continues with other
   * attempts.
   */
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

  /**
   * False when the start time is unknown: a missed orphan is better than killing a foreign process.
   */
  private static boolean startedBefore(ProcessHandle process, Instant limit) {
    return process.info().startInstant().map(start -> start.isBefore(limit)).orElse(false);
  }

  /**
   * Traces of attempts among the processes of this machine: marks in environments, and user ids.
   */
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
      // A zombie has lost its environment, but still has a user.
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
