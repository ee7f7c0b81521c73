package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.stack.setting.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script around the embedded Temporal server. A first build of the server takes minutes. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TemporalServerIT {

  private static final String SCRIPT =
      ReevStack.ROOT.resolve("temporal-dev/temporal-server").toString();

  /** The server answers in about a second on a quiet machine. */
  private static final Duration START = Duration.ofSeconds(60);

  /** The script's own grace time is 10 s. */
  private static final Duration STOP = Duration.ofSeconds(15);

  @TempDir Path folder;

  private int port;
  private int uiPort;
  private String binary = "";

  @BeforeEach
  void prepare() throws Exception {
    Process path =
        new ProcessBuilder(SCRIPT, "path").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    binary = new String(path.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(path.waitFor()).isZero();
    try (FreePorts free = new FreePorts()) {
      port = free.take("port", 0);
      uiPort = free.take("port", 0);
    }
  }

  @AfterEach
  void nothingIsLeft() {
    Processes.mentioning(database()).forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void endOfInput_endsTheServer_andTheNextStartHasItsData() throws Exception {
    Process first = start();
    assertThat(temporal("create")).isZero();
    stop(first);
    assertThat(Processes.mentioning(database())).isEmpty();

    Process second = start();
    assertThat(temporal("describe")).isZero();
    stop(second);
  }

  @Test
  void termination_endsTheServerToo() throws Exception {
    Process script = start();

    script.destroy();

    assertThat(script.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isZero();
    assertThat(Processes.mentioning(database())).isEmpty();
  }

  private String database() {
    return folder.resolve("temporal.db").toString();
  }

  private Process start() throws Exception {
    Process script =
        new ProcessBuilder(
                SCRIPT,
                "run",
                "--db-filename",
                database(),
                "--port",
                String.valueOf(port),
                "--ui-port",
                String.valueOf(uiPort))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("temporal.log").toFile())
            .start();
    Eventually.holds("Temporal accepts connections", START, this::accepts);
    return script;
  }

  private void stop(Process script) throws Exception {
    script.getOutputStream().close();
    assertThat(script.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(accepts()).isFalse();
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private int temporal(String verb) throws Exception {
    String address = "127.0.0.1:" + port;
    return new ProcessBuilder(
            binary, "operator", "namespace", verb, "--namespace", "kept", "--address", address)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
