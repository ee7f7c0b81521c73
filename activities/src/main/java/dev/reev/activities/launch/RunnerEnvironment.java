package dev.reev.activities.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of a runner: cleared, then an allow-list of the worker's own variables and the
 * run's. Keys and passwords of the worker never get there.
 */
final class RunnerEnvironment {

  /** Marks every process of a run, so that none can hide from its end by leaving the session. */
  static final String EXECUTION_ID = "REEV_EXECUTION_ID";

  private static final List<String> ALLOWED =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "LC_ALL",
          "TZ",
          "TMPDIR",
          "JAVA_HOME",
          "REEV_ROOT",
          "REEV_LEDGER_COMMAND",
          "REEV_LEDGER_URL");

  private RunnerEnvironment() {}

  static Map<String, String> of(
      Map<String, String> worker, String executionId, AttemptDirectory directory) {
    Map<String, String> environment = new TreeMap<>();
    for (String name : ALLOWED) {
      String value = worker.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    Path sessions = directory.path();
    environment.put(EXECUTION_ID, executionId);
    environment.put("REEV_ATTEMPT", Integer.toString(directory.attempt()));
    environment.put("REEV_SESSION_LOG_PATH", sessions.toString());
    environment.put("REEV_ENHANCED_OTEL_FILE", directory.eventFile().toString());
    return environment;
  }
}
