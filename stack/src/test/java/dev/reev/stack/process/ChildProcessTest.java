package dev.reev.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildProcessTest {

  private final Path log;

  ChildProcessTest(@TempDir Path folder) {
    this.log = folder.resolve("logs/child.log");
  }

  private ChildProcess start(String script) {
    return ChildProcess.start(List.of("sh", "-c", script), Map.of("GREETING", "hello"), log);
  }

  @Test
  void lastLines_leaveOutWhatEarlierProcessesWrote() throws Exception {
    Files.createDirectories(log.getParent());
    Files.writeString(log, "old\n");
    ChildProcess child = start("echo first; echo $GREETING");
    assertThat(child.waitFor()).isZero();
    assertThat(child.lastLines(5)).containsExactly("first", "hello");
    assertThat(child.lastLines(1)).containsExactly("hello");
  }

  @Test
  void stop_ofOneThatIgnoresTerm_killsItAfterTheGraceTime() throws Exception {
    ChildProcess child = start("trap '' TERM; echo ready; while :; do sleep 0.1; done");
    while (child.lastLines(1).isEmpty()) {
      Thread.sleep(20);
    }
    child.stop(Duration.ofMillis(300));
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void input_endsWhenTheChildIsStopped_notBefore() throws Exception {
    ChildProcess child = start("trap '' TERM; read -r line; echo end of input");
    Thread.sleep(200);
    assertThat(child.isAlive()).isTrue();
    child.stop(Duration.ofSeconds(10));
    assertThat(child.lastLines(1)).containsExactly("end of input");
  }
}
