package dev.reev.cli.stack;

import dev.reev.cli.outcome.Progress;
import dev.reev.cli.outcome.ReevFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The embedded Temporal server; started again whenever it ends by itself. */
public final class TemporalServer implements AutoCloseable {

  /** It answers in about a second; a cold disk on a busy machine has been seen to need ten. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  /** The script kills the server after 10 s; a little more, so that this never overtakes it. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** Long enough not to burn a core on a broken database, short enough to be waited for. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A server that lived this long was healthy: its next end starts with the first pause again. */
  private static final Duration HEALTHY_AFTER = Duration.ofSeconds(60);

  /** One connection attempt on the own machine costs nothing. */
  private static final Duration PROBE_EVERY = Duration.ofMillis(50);

  private final Path script;
  private final Path home;
  private final int port;
  private final int uiPort;
  private final Progress progress;
  private volatile boolean stopping;
  private volatile ChildProcess process;

  private TemporalServer(Path script, Path home, int port, int uiPort, Progress progress) {
    this.script = script;
    this.home = home;
    this.port = port;
    this.uiPort = uiPort;
    this.progress = progress;
    this.process = launch();
  }

  /**
   * Makes sure that a Temporal program is there, building it if need be, with its progress on this
   * process's standard error.
   */
  public static void prepare(StackSettings settings) {
    try {
      Process path =
          new ProcessBuilder(settings.temporalScript().toString(), "path")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (path.waitFor() != 0) {
        throw ReevFailure.failed("There is no Temporal server to start (see above).");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while looking for a Temporal server");
    }
  }

  /** Starts the server without waiting for it. */
  public static TemporalServer start(
      StackSettings settings, int port, int uiPort, Progress progress) {
    Path home = settings.home();
    try {
      Files.createDirectories(home.resolve("temporal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TemporalServer(settings.temporalScript(), home, port, uiPort, progress);
  }

  private ChildProcess launch() {
    return ChildProcess.start(
        List.of(
            script.toString(),
            "run",
            "--db-filename",
            home.resolve("temporal/temporal.db").toString(),
            "--port",
            String.valueOf(port),
            "--ui-port",
            String.valueOf(uiPort)),
        Map.of(),
        home.resolve("logs/temporal.log"));
  }

  /** Blocks until the server accepts connections. */
  public void awaitReady() {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!accepts()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw ReevFailure.failed(
            "Temporal does not start; the end of "
                + process.log()
                + ":\n  "
                + String.join("\n  ", process.lastLines(10)));
      }
      pause(PROBE_EVERY);
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Keeps the server going from now on.
   *
   * @param restarted told about each new process
   */
  public void supervise(Consumer<OwnedProcess> restarted) {
    Thread thread = new Thread(() -> keepGoing(restarted), "temporal-supervisor");
    thread.setDaemon(true);
    thread.start();
  }

  private void keepGoing(Consumer<OwnedProcess> restarted) {
    Duration next = FIRST_PAUSE;
    while (!stopping) {
      long startedAt = System.nanoTime();
      try {
        int code = process.waitFor();
        if (stopping) {
          return;
        }
        if (System.nanoTime() - startedAt > HEALTHY_AFTER.toNanos()) {
          next = FIRST_PAUSE;
        }
        progress.say(
            "Temporal ended (exit code %d, log %s); starting it again in %d s. Runs are still accepted."
                .formatted(code, process.log(), next.toSeconds()));
        Thread.sleep(next.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      next =
          next.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next.multipliedBy(2);
      if (relaunch()) {
        // Not inside the lock: who is told may be closing this server.
        restarted.accept(process.identity());
      }
    }
  }

  private synchronized boolean relaunch() {
    if (stopping) {
      return false;
    }
    process = launch();
    return true;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReevFailure.failed("interrupted while waiting for Temporal");
    }
  }

  OwnedProcess identity() {
    return process.identity();
  }

  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
    }
    process.stop(STOP_GRACE);
  }
}
