package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ended;
import dev.reev.cli.system.ReevStack.Ready;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stack that is kept up; the last test stops it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UpIT {

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static ReevStack stack;

  @SuppressWarnings("NullAway.Init") // set before any test
  private static Ready ready;

  @BeforeAll
  static void start() throws Exception {
    stack = new ReevStack(folder);
    ready = stack.up();
  }

  @AfterAll
  static void stop() throws Exception {
    stack.close();
  }

  @Test
  @Order(1)
  void readyLine_namesTheLiveParts() {
    assertThat(ready.api()).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThat(ready.temporal()).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(ready.temporalUi()).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThat(ProcessHandle.of(ready.pid())).isPresent();
    assertThat(Processes.of("postgres", stack.home().toString())).hasSize(1);
  }

  @Test
  @Order(1)
  void secondUp_saysWhoIsThereAndEnds() throws Exception {
    Ended second = stack.run("up");

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.out()).isEmpty();
    assertThat(second.err().lines())
        .singleElement()
        .asString()
        .contains("already up", ready.api(), String.valueOf(stack.upProcess().pid()));
  }

  @Test
  @Order(1)
  void takenPort_isNamedWithItsVariable() throws Exception {
    String port = ready.api().substring(ready.api().lastIndexOf(':') + 1);
    ReevStack other = new ReevStack(folder.resolve("other")).with("PORT", port);

    Ended up = other.run("up");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err().lines()).singleElement().asString().contains("Port " + port, "PORT");
    assertThat(other.processes()).isEmpty();
  }

  @Test
  @Order(2)
  void termination_leavesNothingBehind() throws Exception {
    stack.upProcess().destroy();

    assertThat(stack.upProcess().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(stack.upProcess().exitValue()).isIn(0, 143);
    assertThat(stack.processes()).isEmpty();
    assertThat(stack.home().resolve("stack.json")).doesNotExist();
  }
}
