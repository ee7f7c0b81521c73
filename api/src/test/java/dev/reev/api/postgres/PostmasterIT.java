package dev.reev.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell that has a postmaster's arguments in the place of one. */
@Timeout(30)
class PostmasterIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"data", "with blank", "100% #1?", "Übergrößen", "数据"})
  void orphanOfAFolderOfAnyName_isStopped(String name) throws Exception {
    Path data = Files.createDirectory(folder.resolve(name));
    Process orphan = start(data);
    Files.writeString(data.resolve("postmaster.pid"), orphan.pid() + "\n");

    new Postmaster(data).clear();

    assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(data.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void stranger_isLeftAlone() throws Exception {
    Path data = Files.createDirectory(folder.resolve("Übergrößen"));
    Process stranger = start(Files.createDirectory(folder.resolve("Übergrößen 2")));
    Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n");

    new Postmaster(data).clear();

    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  private static Process start(Path data) throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "trap 'exit 0' INT; echo; while :; do sleep 0.1; done",
                "postgres",
                "-D",
                data.toString(),
                "-c")
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('\n');
    return process;
  }
}
