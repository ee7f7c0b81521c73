package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.activities.sandbox.SandboxKind;
import dev.reev.workflows.run.LaunchRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BubblewrapRunnerHostIT extends RunnerHostContract {

  // Not in the temporary folder, because each runner has its own.
  private final Path beside = Path.of("target", "hidden-" + UUID.randomUUID()).toAbsolutePath();
  private final Path published = beside.resolve("published");
  private final Path secretKey = beside.resolve("key");

  @BeforeEach
  void makeFolders() throws Exception {
    Files.createDirectories(published);
  }

  @Override
  Path[] hidden() {
    return new Path[] {published, secretKey};
  }

  @Override
  SandboxKind kind() {
    return SandboxKind.BUBBLEWRAP;
  }

  @Test
  void ofReevsData_theRunnerSeesItsOwnFolderOnly() throws Exception {
    Files.writeString(home.resolve("secret-key"), "secret");
    Files.createDirectories(home.resolve("attempts").resolve(UUID.randomUUID() + "/1/work"));

    assertThat(printed("cd %s; find . -type d; cat secret-key 2>&1".formatted(home)))
        .contains("./attempts/" + executionId() + "/1/work")
        .containsOnlyOnce("/work")
        .contains("secret-key: No such file")
        .doesNotContain("secret\n");
  }

  @Test
  void sessionsOfOtherRunsAndTheSecretKey_areEmptyWhereverTheyAre() throws Exception {
    Files.writeString(published.resolve("session_other.json"), "{}");
    Files.writeString(secretKey, "secret");

    assertThat(
            printed(
                "ls -A %s; cat %s 2>/dev/null; echo nothing; touch %s/mine"
                    .formatted(published, secretKey, published)))
        .isEqualTo("nothing\n");
    assertThat(published.resolve("mine")).doesNotExist();
  }

  @Test
  void theSystem_isReadOnlyAndTemporaryFilesAreItsOwn() throws Exception {
    Path beside = Files.createTempFile("reev-beside", "");
    try {
      assertThat(
              printed(
                  "touch /usr/x /etc/x; ls -A /tmp; echo x >$TMPDIR/x && cat /tmp/x; cat "
                      + beside))
          .doesNotContain("reev-beside")
          .endsWith("x\n");
    } finally {
      Files.delete(beside);
    }
    assertThat(Path.of("/usr/x")).doesNotExist();
  }

  @Test
  void otherProcesses_areNotThere() throws Exception {
    assertThat(printed("cat /proc/[0-9]*/comm 2>/dev/null").lines().distinct())
        .containsExactly("bwrap", "sh");
  }

  @Test
  void withoutNeedOfTheNetwork_thereIsNothingButItsOwnLoopback() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String script =
          """
          exec bash -c '
          (exec 3<>/dev/tcp/127.0.0.1/%d) 2>/dev/null && echo reached
          grep -v -e Inter -e face /proc/net/dev | tr -s " " | cut -d: -f1'
          """
              .formatted(server.getLocalPort());
      String yaml = Files.readString(Path.of("../benchmarks/001-sol-transfer.yml"));
      var request =
          new LaunchRequest(
              executionId(), 1, 1, "b", yaml, "deterministic", Duration.ofSeconds(50), null);
      assertThat(printed(script, request).lines().map(String::strip)).containsExactly("lo");
    }
  }

  private String printed(String script) throws Exception {
    return printed(script, request(1, 1));
  }
}
