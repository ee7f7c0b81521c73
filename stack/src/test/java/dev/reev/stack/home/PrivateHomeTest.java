package dev.reev.stack.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateHomeTest {

  @TempDir private Path folder;

  @Test
  void whatEarlierVersionsLeftOpen_isClosed() throws Exception {
    Path home = open(Files.createDirectory(folder.resolve("home")), "rwxr-xr-x");
    Path temporal = open(Files.createDirectory(home.resolve("temporal")), "rwxr-xr-x");
    Path database = open(Files.createFile(temporal.resolve("temporal.db")), "rw-r--r--");
    Path logs = open(Files.createDirectory(home.resolve("logs")), "rwxrwxrwx");
    Path log = open(Files.createFile(logs.resolve("api.log")), "rw-rw-rw-");
    Path stack = open(Files.createFile(home.resolve("stack.lock")), "rw-r--r--");
    Path outside = open(Files.createFile(folder.resolve("outside")), "rw-r--r--");
    Files.createSymbolicLink(logs.resolve("link"), outside);

    PrivateHome.close(home);

    assertThat(mode(home)).isEqualTo("rwx------");
    assertThat(mode(temporal)).isEqualTo("rwx------");
    assertThat(mode(logs)).isEqualTo("rwx------");
    assertThat(mode(database)).isEqualTo("rw-------");
    assertThat(mode(log)).isEqualTo("rw-------");
    assertThat(mode(stack)).isEqualTo("rw-------");
    assertThat(mode(outside)).isEqualTo("rw-r--r--");
  }

  private static Path open(Path file, String mode) throws Exception {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
