package dev.reev.stack.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporalServerTest {

  /** Ends at once the first time, and with its input after that. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      [ -e "$0.seen" ] || { touch "$0.seen"; exit 3; }
      read -r end
      """;

  @TempDir private Path root;

  /** When API and server are killed at the same time, the stack is closed during the restart. */
  @Test
  void close_isNotHeldUpByWhoIsToldOfARestart() throws Exception {
    Path script = root.resolve("temporal-dev/temporal-server");
    Files.createDirectories(script.getParent());
    Files.writeString(script, SCRIPT);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    var ports = new StackPorts(0, 0, 0);
    var settings = new StackSettings(root, root.resolve("home"), ports, Map.of());
    TemporalServer server =
        TemporalServer.start(settings, new TemporalServer.Ports(1, 2, 0), line -> {});
    var toldAndClosed = new CompletableFuture<Void>();

    server.supervise(
        restarted -> {
          CompletableFuture.runAsync(server::close).orTimeout(20, TimeUnit.SECONDS).join();
          toldAndClosed.complete(null);
        });

    assertThat(toldAndClosed).succeedsWithin(Duration.ofSeconds(40));
  }
}
