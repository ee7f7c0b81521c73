package dev.reev.activities.launch;

import dev.reev.activities.trace.Traceparent;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.net.OutboundProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Environment of a runner: starts empty, then gets an allow-list of the worker's own variables,
 * those of the run's own agent, and those of the run. Keys and passwords of the worker and of other
 * agents are never included.
 */
final class RunnerEnvironment {

  /** Marks every process of a run, so that none can escape its end by leaving the session. */
  static final String EXECUTION_ID = "REEV_EXECUTION_ID";

  static final String ATTEMPT = "REEV_ATTEMPT";

  /** The attempt's own folder. */
  static final String SESSIONS = "REEV_SESSION_LOG_PATH";

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
          // Paths that agents must not read, and the setting that confines them.
          "REEV_HOME",
          "REEV_BENCHMARKS_DIR",
          "REEV_RUNNER_SANDBOX",
          "REEV_LEDGER_COMMAND",
          "REEV_LEDGER_URL",
          "JUPITER_API_BASE_URL",
          "REEV_OUTBOUND_HOSTS",
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
          "OTEL_SERVICE_NAME");

  private RunnerEnvironment() {}

  /** Environment of one attempt. */
  static Map<String, String> of(
      Map<String, String> worker, Map<String, String> agentVariables, AttemptDirectory directory) {
    Map<String, String> environment = new TreeMap<>();
    List<String> allowed = new ArrayList<>(ALLOWED);
    allowed.addAll(OutboundProxy.VARIABLES);
    for (String name : allowed) {
      String value = worker.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    environment.putAll(agentVariables);
    // Absolute, because the runner has a working directory of its own.
    AgentCatalogue.file(worker)
        .ifPresent(file -> environment.put(AgentCatalogue.FILE_VARIABLE, file.toString()));
    // Likewise: the runner hides these folders from its agent.
    environment.computeIfPresent(
        BenchmarkFolders.VARIABLE,
        (name, folders) -> BenchmarkFolders.join(BenchmarkFolders.of(folders)));
    Path sessions = directory.work();
    environment.put(EXECUTION_ID, directory.executionId());
    environment.put(ATTEMPT, Integer.toString(directory.attempt()));
    environment.put(SESSIONS, sessions.toString());
    environment.put("REEV_ENHANCED_OTEL_FILE", directory.eventFile().toString());
    String traceparent = Traceparent.current();
    if (traceparent != null) {
      environment.put("TRACEPARENT", traceparent);
    }
    return environment;
  }
}
