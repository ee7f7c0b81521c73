package dev.reev.stack.database;

import dev.reev.stack.process.OwnedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL server of a home, which survives a killed API. */
public final class EmbeddedPostmaster {

  private EmbeddedPostmaster() {}

  /**
   * Finds the server by its pid file, provided that the process was started on this data folder:
   * after a crash the pid may belong to another program.
   */
  public static Optional<OwnedProcess> of(Path home) {
    Path data = home.resolve("postgres");
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,9}")) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(process -> serves(process, data))
          .map(OwnedProcess::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean serves(ProcessHandle process, Path data) {
    String folder = data.toAbsolutePath().toString();
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(folder))
        .orElse(false);
  }
}
