package dev.reev.runner.prove;

import java.time.Duration;
import java.util.List;

/** Results for all files, in their order. */
record SuiteProof(List<FileProof> files, Duration took) {

  static final int PROVED = 0;
  static final int SURVIVORS = 1;
  static final int UNUSABLE = 2;

  SuiteProof {
    files = List.copyOf(files);
  }

  List<Proof> proofs() {
    return files.stream().map(FileProof::proof).filter(proof -> proof != null).toList();
  }

  long survivors() {
    return proofs().stream().mapToLong(proof -> proof.survivors().size()).sum();
  }

  long problems() {
    return files.stream().mapToLong(file -> file.problems().size()).sum();
  }

  int exitCode() {
    if (problems() > 0) {
      return UNUSABLE;
    }
    return survivors() > 0 ? SURVIVORS : PROVED;
  }
}
