package dev.reev.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressWatchTest {

  @TempDir private Path folder;

  private long now;
  private Path log = Path.of("api.log");
  private ProgressWatch watch = new ProgressWatch(List.of(), Duration.ZERO);

  @BeforeEach
  void begin() throws IOException {
    log = Files.createFile(folder.resolve("api.log"));
    watch =
        new ProgressWatch(
            List.of(log, folder.resolve("not-there-yet.log")), Duration.ofMinutes(3), () -> now);
  }

  @Test
  void partThatLogs_isWaitedForHoweverLong() throws IOException {
    for (int minute = 0; minute < 60; minute++) {
      assertThat(hasStalledAfter(60)).isFalse();
      Files.writeString(log, "line\n", StandardOpenOption.APPEND);
    }
  }

  @Test
  void aSecondLog_countsAsWell() throws IOException {
    assertThat(hasStalledAfter(170)).isFalse();
    Files.writeString(folder.resolve("not-there-yet.log"), "redo in progress\n");
    assertThat(hasStalledAfter(20)).isFalse();
    assertThat(hasStalledAfter(170)).isFalse();
  }

  @Test
  void partThatIsSilent_hasStalled() {
    assertThat(hasStalledAfter(1)).isFalse();
    assertThat(hasStalledAfter(180)).isFalse();
    assertThat(hasStalledAfter(1)).isTrue();
  }

  private boolean hasStalledAfter(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    return watch.hasStalled();
  }
}
