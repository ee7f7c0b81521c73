package dev.reev.stack.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.stack.database.EmbeddedPostmaster;
import dev.reev.stack.process.OwnedProcess;
import dev.reev.stack.setting.StackKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

  private final Path home;

  StackFileTest(@TempDir Path home) {
    this.home = home;
  }

  private static StackInfo info(OwnedProcess api) {
    OwnedProcess self = OwnedProcess.of(ProcessHandle.current());
    return new StackInfo(
        StackKind.UP, "http://127.0.0.1:1", "127.0.0.1:2", "http://127.0.0.1:3", self, api, null);
  }

  @Test
  void read_givesWhatWasWritten() {
    StackFile file = new StackFile(home);
    StackInfo written = info(OwnedProcess.of(ProcessHandle.current()));
    file.write(written);
    assertThat(file.read()).contains(written);
    assertThat(written.alive()).isTrue();
    file.delete();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void read_garbage_isNone() throws Exception {
    Files.writeString(home.resolve("stack.json"), "{");
    assertThat(new StackFile(home).read()).isEmpty();
  }

  @Test
  void alive_pidOfAStrangerStartedAtAnotherTime_isFalse() {
    OwnedProcess self = OwnedProcess.of(ProcessHandle.current());
    assertThat(info(new OwnedProcess(self.pid(), self.startedAtMillis() - 60_000)).alive())
        .isFalse();
  }

  @Test
  void postmaster_whosePidBelongsToAStranger_isNotFound() throws Exception {
    Path data = Files.createDirectories(home.resolve("postgres"));
    Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
    assertThat(EmbeddedPostmaster.of(home)).isEmpty();
  }
}
