package dev.reev.conformance;

import dev.reev.benchmarks.event.EventFileWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The executable under test, started in the same way as by a worker.
 *
 * @param command its words; the standard arguments follow them
 */
public record Candidate(List<String> command) {

  /** Variables that a worker passes on when they are set; see docs/runner-contract.md. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "REEV_ROOT");

  public Candidate {
    command = List.copyOf(command);
  }

  Process start(TrialRequest request) throws RunnerNotStartedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(request.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(request.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(request.folder().resolve("stdout").toFile())
            .redirectError(request.folder().resolve("stderr").toFile());
    Map<String, String> own = builder.environment();
    own.keySet().retainAll(INHERITED);
    own.put("REEV_EXECUTION_ID", request.executionId());
    own.put("REEV_ATTEMPT", "1");
    own.put("REEV_SESSION_LOG_PATH", request.sessionsDir().toString());
    own.put(
        "REEV_ENHANCED_OTEL_FILE",
        request.sessionsDir().resolve(EventFileWriter.fileName(request.executionId())).toString());
    try {
      Files.createDirectories(request.sessionsDir());
      return builder.start();
    } catch (IOException e) {
      throw new RunnerNotStartedException(e);
    }
  }
}
