package dev.reev.activities.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which attempt a process belongs to, as its environment says (Linux). Children inherit it. */
record ProcessMark(String executionId, int attempt) {

  private static final String EXECUTION_ID = RunnerEnvironment.EXECUTION_ID + "=";
  private static final String ATTEMPT = "REEV_ATTEMPT=";

  /** The mark of a process; empty when it has none, or is not ours to look into. */
  static Optional<ProcessMark> of(ProcessHandle process) {
    try {
      byte[] environment =
          Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
      return of(new String(environment, StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Optional<ProcessMark> of(String environment) {
    String executionId = "";
    String attempt = "";
    for (String entry : environment.split("\0", -1)) {
      if (entry.startsWith(EXECUTION_ID)) {
        executionId = entry.substring(EXECUTION_ID.length());
      } else if (entry.startsWith(ATTEMPT)) {
        attempt = entry.substring(ATTEMPT.length());
      }
    }
    // A runner can write into its environment what it likes.
    return executionId.matches(AttemptsOnDisk.EXECUTION_ID)
            && attempt.matches(AttemptsOnDisk.ATTEMPT)
        ? Optional.of(new ProcessMark(executionId, Integer.parseInt(attempt)))
        : Optional.empty();
  }
}
