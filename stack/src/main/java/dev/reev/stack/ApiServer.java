package dev.reev.stack;

import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.file.FileTree;
import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.process.ChildProcess;
import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.process.ProgressWatch;
import dev.reev.stack.setting.StackKind;
import dev.reev.stack.setting.StackSettings;
import dev.reev.stack.setting.StartPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API as a child process. */
public final class ApiServer implements AutoCloseable {

  /**
   * Interval of readiness probes. The API answers some seconds after its start; more frequent
   * probes would only cost its own CPU time.
   */
  private static final Duration PROBE_EVERY = Duration.ofMillis(100);

  /**
   * Interval of progress messages: about as long as a user waits before wondering whether anything
   * still happens.
   */
  private static final Duration REMIND_EVERY = Duration.ofSeconds(15);

  /** Time for running requests and activities to reach a safe point. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(30);

  private static final int LOG_LINES_SHOWN = 20;

  private final ChildProcess process;
  private final String url;
  private final StartPatience patience;
  private final List<Path> logs;

  private ApiServer(ChildProcess process, String url, StackSettings settings) {
    this.process = process;
    this.url = url;
    this.patience = StartPatience.of(settings.environment());
    // A database that recovers reports it in its own log.
    this.logs = List.of(process.log(), settings.logs().resolve("postgres.log"));
  }

  /**
   * Starts the API without waiting for it. No other API may be alive on its home.
   *
   * @param temporalUi address of Temporal's Web UI for links; null when this stack has none
   */
  public static ApiServer start(
      StackSettings settings,
      StackKind kind,
      int port,
      String temporalAddress,
      @Nullable String temporalUi) {
    emptyTemporary(settings.temporary());
    // The variables of this process, unless a measurement or a test has set others.
    Map<String, String> environment = new LinkedHashMap<>(settings.environment());
    environment.put("PORT", String.valueOf(port));
    environment.put("TEMPORAL_ADDRESS", temporalAddress);
    if (temporalUi != null) {
      environment.put("TEMPORAL_UI_URL", temporalUi);
    }
    environment.put("REEV_ROOT", settings.root().toString());
    environment.put("REEV_HOME", settings.home().toString());
    environment.put("REEV_SESSION_LOG_PATH", settings.sessions().toString());
    environment.put(BenchmarkFolders.VARIABLE, BenchmarkFolders.join(settings.benchmarks()));
    environment.put("REEV_EXIT_WITH_PARENT", "true");
    return new ApiServer(
        ChildProcess.start(
            settings.apiCommand(kind), environment, settings.logs().resolve("api.log")),
        "http://" + settings.apiHost() + ":" + port,
        settings);
  }

  private static void emptyTemporary(Path folder) {
    try {
      FileTree.delete(folder);
      OwnerOnly.createFolders(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Base URL. */
  public String url() {
    return url;
  }

  /** Blocks until the API is healthy. */
  public void awaitReady(Progress progress) {
    ReevServer server = new ReevServer(url);
    long start = System.nanoTime();
    ProgressWatch watch = new ProgressWatch(logs, patience.time());
    long reminders = 1;
    while (!server.answers()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!process.isAlive()) {
        String ended = "The API ended while starting" + evidence();
        throw process.exitCode() == ExitCodes.USAGE
            ? ReevFailure.usage(ended)
            : ReevFailure.failed(ended);
      }
      if (watch.hasStalled()) {
        throw ReevFailure.failed(
            "The API is not ready after %d s, and its logs have been silent for %d s (%s)%s"
                .formatted(
                    waited.toSeconds(),
                    patience.time().toSeconds(),
                    StartPatience.VARIABLE,
                    evidence()));
      }
      if (waited.compareTo(REMIND_EVERY.multipliedBy(reminders)) > 0) {
        reminders++;
        progress.say(
            "still waiting for the API (%d s, log %s)%s"
                .formatted(waited.toSeconds(), process.log(), lastLine()));
      }
      Pause.awaiting("the API", PROBE_EVERY);
    }
  }

  /** Last line of its log; empty when there is none. */
  private String lastLine() {
    List<String> lines = process.lastLines(1);
    return lines.isEmpty() ? "" : ": " + lines.get(0);
  }

  /** Blocks until the process ends and returns its exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** Exit code and last log lines of a process that has ended or does not answer. */
  String evidence() {
    List<String> lines = process.lastLines(LOG_LINES_SHOWN);
    String state = process.isAlive() ? "" : " (exit code " + process.exitCode() + ")";
    return state + "; the end of " + process.log() + ":\n  " + String.join("\n  ", lines);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  OwnedProcess identity() {
    return process.identity();
  }

  @Override
  public void close() {
    process.stop(STOP_GRACE);
  }
}
