package dev.reev.stack.home;

import dev.reev.benchmarks.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Closes the data folder to other users, whatever the umask. */
public final class PrivateHome {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateHome() {}

  /** Closes the folder, and the files in it that earlier versions left open. */
  public static void close(Path home) {
    try {
      OwnerOnly.createFolders(home);
      Files.setPosixFilePermissions(home, FOLDER);
      for (Path folder : List.of(home, home.resolve("logs"), home.resolve("temporal"))) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(folder, FOLDER);
          closeFiles(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(file, FILE);
        }
      }
    }
  }
}
