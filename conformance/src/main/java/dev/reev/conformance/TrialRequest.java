package dev.reev.conformance;

import java.nio.file.Path;
import java.util.List;

/**
 * Request to a runner in one trial.
 *
 * @param folder its own working directory
 * @param sessionsDir folder for its files
 */
record TrialRequest(
    Path folder, Path sessionsDir, Path benchmark, String agent, String executionId) {

  static TrialRequest in(Path folder, Path benchmark, String agent) {
    return new TrialRequest(folder, folder.resolve("sessions"), benchmark, agent, "trial-1");
  }

  TrialRequest withBenchmark(Path other) {
    return new TrialRequest(folder, sessionsDir, other, agent, executionId);
  }

  TrialRequest withAgent(String other) {
    return new TrialRequest(folder, sessionsDir, benchmark, other, executionId);
  }

  TrialRequest withExecutionId(String other) {
    return new TrialRequest(folder, sessionsDir, benchmark, agent, other);
  }

  TrialRequest withSessionsDir(Path other) {
    return new TrialRequest(folder, other, benchmark, agent, executionId);
  }

  /** The standard arguments of the contract. */
  List<String> arguments() {
    return List.of(
        benchmark.toString(),
        "--agent=" + agent,
        "--execution-id=" + executionId,
        "--sessions-dir=" + sessionsDir);
  }
}
