package dev.reev.stack.temporal;

import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.process.ChildProcess;
import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.process.ProgressWatch;
import dev.reev.stack.setting.StackSettings;
import dev.reev.stack.setting.StartPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The embedded Temporal server; started again whenever it ends by itself. */
public final class TemporalServer implements AutoCloseable {

  /**
   * Ports that the embedded Temporal server listens on.
   *
   * @param frontend gRPC, for API, workers and the temporal command
   * @param http the frontend's HTTP API, which cannot be turned off but refuses all requests
   * @param ui the Web UI for users
   */
  public record Ports(int frontend, int http, int ui) {}

  /** The script kills the server after 10 s; a little more, so that this does not come first. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /**
   * Longest pause between restarts: long enough to keep a broken database from using up a core,
   * short enough for a user to wait.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /**
   * A server that lived this long was healthy: its next restart begins with the first pause again.
   */
  private static final Duration HEALTHY_AFTER = Duration.ofSeconds(60);

  /** A connection attempt to the same machine costs nothing. */
  private static final Duration PROBE_EVERY = Duration.ofMillis(50);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path script;
  private final Path home;
  private final Ports ports;
  private final Progress progress;
  private final StartPatience patience;
  private final @Nullable InetSocketAddress ui;
  private final @Nullable TemporalUiDoor door;
  private volatile boolean stopping;
  private volatile ChildProcess process;

  private TemporalServer(StackSettings settings, Ports ports, Progress progress) {
    this.script = settings.temporalScript();
    this.home = settings.home();
    this.ports = ports;
    this.progress = progress;
    this.patience = StartPatience.of(settings.environment());
    this.ui = unguessableAddress().orElse(null);
    this.door = ui == null ? null : open(ports.ui(), ui, AllowedHosts.of(settings.environment()));
    this.process = launch();
  }

  /**
   * An unguessable loopback address with a free port; empty where only 127.0.0.1 is assigned to the
   * machine, as on macOS. A server that listens there without authentication is out of reach for
   * web pages in a browser: a page would have to try 2^24 addresses with thousands of ports each.
   */
  private static Optional<InetSocketAddress> unguessableAddress() {
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    bytes[0] = 127;
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByAddress(bytes), 0));
      return Optional.of((InetSocketAddress) probe.getLocalSocketAddress());
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }

  private static TemporalUiDoor open(int port, InetSocketAddress ui, AllowedHosts hosts) {
    try {
      return TemporalUiDoor.open(port, ui, hosts);
    } catch (IOException e) {
      throw ReevFailure.failed(
          "Port %d for Temporal's Web UI cannot be used: %s".formatted(port, e.getMessage()));
    }
  }

  /**
   * Makes sure that the Temporal program exists, building it if necessary, with the build's
   * progress on this process's standard error.
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
  public static TemporalServer start(StackSettings settings, Ports ports, Progress progress) {
    try {
      OwnerOnly.createFolders(settings.home().resolve("temporal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TemporalServer(settings, ports, progress);
  }

  private ChildProcess launch() {
    List<String> words = new ArrayList<>(List.of(script.toString(), "run"));
    words.addAll(List.of("--db-filename", home.resolve("temporal/temporal.db").toString()));
    words.addAll(List.of("--port", String.valueOf(ports.frontend())));
    words.addAll(List.of("--http-port", String.valueOf(ports.http())));
    if (ui != null) {
      words.addAll(List.of("--ui-ip", ui.getAddress().getHostAddress()));
      words.addAll(List.of("--ui-port", String.valueOf(ui.getPort())));
    }
    // The doctor recognises a stack's processes by this variable.
    return ChildProcess.start(
        words, Map.of("REEV_HOME", home.toString()), home.resolve("logs/temporal.log"));
  }

  /**
   * URL of the Web UI for users; null on systems where it could not be protected from web pages.
   */
  public @Nullable String webUi() {
    return door == null ? null : door.url();
  }

  /** Blocks until the server accepts connections. */
  public void awaitReady() {
    ProgressWatch watch = new ProgressWatch(List.of(process.log()), patience.time());
    while (!accepts()) {
      if (!process.isAlive() || watch.hasStalled()) {
        throw ReevFailure.failed(
            "Temporal does not start; the end of "
                + process.log()
                + ":\n  "
                + String.join("\n  ", process.lastLines(10)));
      }
      Pause.awaiting("Temporal", PROBE_EVERY);
    }
    TemporalHttpApi.requireClosed(ports.http());
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.frontend()), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Restarts the server from now on whenever it ends.
   *
   * @param restarted receives each new process
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
        // Outside the lock: the receiver may be closing this server.
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

  /** Its current process: the script that supervises the server. */
  public OwnedProcess identity() {
    return process.identity();
  }

  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
    }
    if (door != null) {
      door.close();
    }
    process.stop(STOP_GRACE);
  }
}
