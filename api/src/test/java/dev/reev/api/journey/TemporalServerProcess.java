package dev.reev.api.journey;

import dev.reev.api.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real development server, as the command line starts it; ends with its standard input. */
public final class TemporalServerProcess implements AutoCloseable {

  /** The first start on a machine builds the server. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  private final Process process;
  private final int port;

  private TemporalServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static TemporalServerProcess start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "temporal").toAbsolutePath();
      int port = FreePort.pick();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("reev.root"), "temporal-dev", "temporal-server")
                      .toString(),
                  "run",
                  "--db-filename",
                  folder.resolve("temporal.db").toString(),
                  "--port",
                  Integer.toString(port),
                  "--ui-port",
                  Integer.toString(FreePort.pick()))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("temporal.log").toFile())
              .start();
      var server = new TemporalServerProcess(process, port);
      server.awaitPort();
      return server;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no Temporal server", e);
    }
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Stops answering, as a server does whose machine hangs. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("kill", signal, Long.toString(process.pid())));
    process.descendants().forEach(child -> words.add(Long.toString(child.pid())));
    new ProcessBuilder(words).start().waitFor();
  }

  private void awaitPort() throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the Temporal server did not start");
      }
      Thread.sleep(100);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
