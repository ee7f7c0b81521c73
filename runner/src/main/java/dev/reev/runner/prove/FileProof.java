package dev.reev.runner.prove;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result for one benchmark file. Exactly one of proof, reason and problems is present.
 *
 * @param notProved why it was not tried; null when it was tried
 * @param problems why it cannot be tried, each one line with its file
 */
record FileProof(
    Path file, @Nullable Proof proof, @Nullable String notProved, List<String> problems) {

  FileProof {
    problems = List.copyOf(problems);
  }

  static FileProof of(Path file, Proof proof) {
    return new FileProof(file, proof, null, List.of());
  }

  static FileProof notProved(Path file, String reason) {
    return new FileProof(file, null, reason, List.of());
  }

  static FileProof unusable(Path file, List<String> problems) {
    return new FileProof(file, null, null, problems);
  }

  /** File name without folder and extension. */
  String name() {
    return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
