package dev.reev.activities.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.file.UntrustedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A runner swaps files while its worker opens them. */
class SwappedFilesIT {

  private static final int LOOKS = 20_000;

  /** renameat2 with RENAME_EXCHANGE, in a loop; 316 and 276 are its numbers. */
  private static final String SWAP =
      """
      my ($a, $b) = @ARGV; my $n = `uname -m` =~ /x86_64/ ? 316 : 276;
      $| = 1; my $first = syscall($n, -100, $a, -100, $b, 2); print "$first\\n";
      while (1) { syscall($n, -100, $a, -100, $b, 2); }
      """;

  @TempDir Path folder;

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void aPipeInPlaceOfTheEvents_neverHoldsTheWorker() throws Exception {
    Path file = folder.resolve("events");
    Path pipe = folder.resolve("pipe");
    Files.writeString(file, "{\"session_id\":\"x\",\"event_type\":\"Prompt\"}\n");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process swapping =
        new ProcessBuilder("perl", "-e", SWAP, file.toString(), pipe.toString()).start();
    try {
      assumeTrue("0".equals(swapping.inputReader().readLine()), "no perl or no renameat2");
      int opened = 0;
      var follower = new EventFollower(file, "x", 1, SecretMask.NONE);
      for (int i = 0; i < LOOKS; i++) {
        follower.look();
        opened += opens(file) ? 1 : 0;
      }
      assertThat(swapping.isAlive()).isTrue();
      assertThat(opened).isBetween(1, LOOKS - 1);
      assertThat(follower.look().prompts()).isEqualTo(1);
    } finally {
      swapping.destroyForcibly();
    }
  }

  private static boolean opens(Path file) throws IOException {
    try (var channel = UntrustedFile.open(file)) {
      assertThat(channel.size()).isPositive();
      return true;
    } catch (UntrustedFile.RefusedException pipe) {
      return false;
    }
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void aLookThatHangs_givesItsSlotBack() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                BoundedLooks.within(
                    Duration.ofMillis(50),
                    () -> {
                      never.await();
                      return "";
                    }))
        .isInstanceOf(BoundedLooks.HangingException.class);
  }

  @Test
  void ourLine_goesBelowWhatIsThere_andNeverThroughALink() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("link"), secret);
    Path file = Files.writeString(folder.resolve("file"), "one\n");

    UntrustedFile.append(file, "two\n");

    assertThat(file).hasContent("one\ntwo\n");
    assertThatThrownBy(() -> UntrustedFile.append(link, "x"))
        .isInstanceOf(UntrustedFile.RefusedException.class);
    assertThat(secret).hasContent("mine");
  }

  @Test
  void whatIsOurs_isClosedToOthers_whoeverMadeIt() throws Exception {
    Path open = Files.createFile(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));

    OwnerOnly.write(open, "text");
    Files.write(
        OwnerOnly.createFile(folder.resolve("fresh")), new byte[1], StandardOpenOption.APPEND);
    OwnerOnly.createFolders(folder.resolve("a/b"));

    for (String name : Set.of("open", "fresh")) {
      assertThat(mode(name)).as(name).isEqualTo("rw-------");
    }
    assertThat(mode("a")).isEqualTo("rwx------");
    assertThat(mode("a/b")).isEqualTo("rwx------");
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
