package dev.reev.chaos;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.home.StackFile;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stack on a folder and ports of its own, kept up as by a user: whenever {@code reev up} ends it
 * is started again. It shares nothing with the user's stack but the built jars.
 */
final class ChaosStack implements AutoCloseable {

  /** The API gets 30 s, PostgreSQL 30 s and Temporal 15 s to stop. */
  private static final Duration STOP = Duration.ofSeconds(80);

  /** A stack that fails to start three times in a row will not start. */
  private static final int MAX_FAILED_STARTS = 3;

  private final Path root;
  private final Path folder;
  private final int slots;
  private @Nullable Process up;
  private @Nullable ReevServer server;
  private boolean wasReady;
  private boolean closed;
  private int failedStarts;
  private int starts;

  ChaosStack(Path root, Path folder, int slots) {
    this.root = root;
    this.folder = folder;
    this.slots = slots;
  }

  Path home() {
    return folder.resolve("home");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Starts the stack when it is not running, unless closed; does not wait until it is ready. */
  synchronized void keepUp() {
    Process now = up;
    if (closed) {
      return;
    }
    if (now != null && now.isAlive()) {
      wasReady |= info().isPresent();
      return;
    }
    failedStarts = wasReady ? 0 : failedStarts + (now == null ? 0 : 1);
    if (failedStarts >= MAX_FAILED_STARTS) {
      throw ReevFailure.failed("reev up ended before it was ready; see " + log());
    }
    wasReady = false;
    server = null;
    up = launch();
    starts++;
  }

  private Process launch() {
    try {
      Files.createDirectories(temporary());
      ProcessBuilder builder =
          new ProcessBuilder("setsid", root.resolve("reev").toString(), "up")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      Map<String, String> environment = builder.environment();
      // Settings of the user's own stack must not affect this one.
      environment.keySet().removeIf(name -> name.matches("(REEV|TEMPORAL|SPRING|OTEL)_.*"));
      environment.putAll(
          Map.of(
              "REEV_SKIP_BUILD",
              "1",
              "REEV_HOME",
              home().toString(),
              "REEV_SESSION_LOG_PATH",
              folder.resolve("sessions").toString(),
              "REEV_RUNNER_SLOTS",
              String.valueOf(slots),
              // The last step waits for a comparison that was made after the last run.
              "REEV_INVARIANTS_PERIOD_SECONDS",
              "5",
              "PORT",
              "0",
              "TEMPORAL_PORT",
              "0",
              "TEMPORAL_UI_PORT",
              "0",
              "TMPDIR",
              temporary().toString(),
              "JAVA_TOOL_OPTIONS",
              "-Djava.io.tmpdir=" + temporary()));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return folder.resolve("up.log");
  }

  /** The {@code stack.json} of the stack; empty while it starts or stops. */
  Optional<StackInfo> info() {
    return new StackFile(home()).read();
  }

  /** API of the stack; empty while it starts or stops. */
  synchronized Optional<ReevServer> server() {
    Optional<String> url = info().map(StackInfo::api);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    ReevServer known = server;
    if (known == null || !known.url().equals(url.get())) {
      known = new ReevServer(url.get());
      server = known;
    }
    return Optional.of(known);
  }

  /** Number of starts, including the first. */
  synchronized int starts() {
    return starts;
  }

  /** The process of {@code reev up}. */
  synchronized ProcessHandle process() {
    if (up == null) {
      throw new IllegalStateException("not up");
    }
    return up.toHandle();
  }

  /** Ends the stack as Ctrl-C would, and kills it when it does not end. */
  @Override
  public synchronized void close() {
    closed = true;
    if (up == null) {
      return;
    }
    up.destroy();
    try {
      up.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Last resort: kills all processes that still carry the marks of this home. */
  List<ProcessHandle> killLeftovers() {
    List<ProcessHandle> left = new StackProcesses(home()).all();
    left.forEach(ProcessHandle::destroyForcibly);
    return left;
  }
}
