package dev.reev.activities.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.activities.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses a folder that looks like a control group: its files store what is written, but limit
 * nothing.
 */
class ControlGroupsIT {

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path parent;

  @Test
  void aRunner_joinsAGroupOfItsOwnWithItsLimits() throws Exception {
    controllers("cpuset cpu io memory pids");
    Path ended = Files.createDirectory(parent.resolve("reev-runner-of-one-that-ended"));
    Files.setLastModifiedTime(ended, FileTime.from(Instant.now().minusSeconds(3600)));

    List<String> words =
        ControlGroups.below(parent, 4096, 1.5)
            .before(List.of("sh", "-c", "echo $$ > \"$0\"", parent + "/pid"));

    Path group = group();
    assertThat(parent.resolve("cgroup.subtree_control")).hasContent("+memory +cpu");
    assertThat(group.resolve("memory.max")).hasContent("4096");
    assertThat(group.resolve("cpu.max")).hasContent("150000 100000");
    Process process = new ProcessBuilder(words).start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(group.resolve("cgroup.procs")).hasContent(Files.readString(parent.resolve("pid")));
  }

  @Test
  void aGroupThatNobodyHasJoinedYet_isLeftToItsRunner() throws Exception {
    controllers("cpu memory");
    // A group without files, like those of the kernel: it can be removed while it is empty.
    Path other = Files.createDirectory(parent.resolve("reev-runner-of-another-thread"));

    ControlGroups.below(parent, 4096, 1).before(List.of("true"));

    assertThat(other).exists();
  }

  @Test
  void aFolderThatIsNoGroup_isRefused() throws IOException {
    assertRefused("is no control group (v2) for Reev: there is no such file or folder");
    controllers("cpu pids");
    assertRefused("has no controller 'memory'");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> ControlGroups.below(parent, 1, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("REEV_RUNNER_CGROUP: " + parent + " " + why);
  }

  private void controllers(String names) throws IOException {
    Files.writeString(parent.resolve("cgroup.controllers"), names + "\n");
    Files.writeString(parent.resolve("cgroup.subtree_control"), "");
  }

  private Path group() throws IOException {
    try (Stream<Path> groups = Files.list(parent)) {
      return groups.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
