package dev.reev.activities.launch;

import dev.reev.sandbox.ProcessEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The attempt that a process belongs to, according to its environment (Linux). Child processes
 * inherit it.
 *
 * @param attempt its folder may belong to another home on this machine
 */
record ProcessMark(AttemptDirectory attempt) {

  /**
   * Mark of a process; empty when it has none, or its environment is not readable for this user.
   */
  static Optional<ProcessMark> of(ProcessHandle process) {
    return of(ProcessEnvironment.of(process));
  }

  private static Optional<ProcessMark> of(Map<String, String> variables) {
    String executionId = variables.getOrDefault(RunnerEnvironment.EXECUTION_ID, "");
    String number = variables.getOrDefault(RunnerEnvironment.ATTEMPT, "");
    // A runner can write anything into its environment.
    if (!executionId.matches(AttemptsOnDisk.EXECUTION_ID)
        || !number.matches(AttemptsOnDisk.ATTEMPT)) {
      return Optional.empty();
    }
    try {
      Path work = Path.of(variables.getOrDefault(RunnerEnvironment.SESSIONS, ""));
      return Optional.ofNullable(work.getParent())
          .map(path -> new AttemptDirectory(path, executionId, Integer.parseInt(number)))
          .map(ProcessMark::new);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** The attempt in this home; empty when it belongs to another home. */
  Optional<AttemptDirectory> in(Path home) {
    return Optional.of(AttemptDirectory.of(home, attempt.executionId(), attempt.attempt()))
        .filter(this::isOf);
  }

  /** Returns true for the same attempt of the same home, also by a path with links. */
  boolean isOf(AttemptDirectory other) {
    return attempt.equals(other)
        || (attempt.executionId().equals(other.executionId())
            && attempt.attempt() == other.attempt()
            && isSameFolder(attempt.path(), other.path()));
  }

  private static boolean isSameFolder(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException gone) {
      return false;
    }
  }
}
