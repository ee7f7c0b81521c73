package dev.reev.benchmarks.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that are nobody else's business, whatever the umask. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** For files that must not be there yet. */
  public static FileAttribute<Set<PosixFilePermission>> file() {
    return PosixFilePermissions.asFileAttribute(FILE);
  }

  /** Makes a folder and those above it; one that is there stays as it is. */
  public static Path createFolders(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? folder
        : Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
  }

  /** An empty file where there is none; one that is there is closed to others. */
  public static Path createFile(Path file) throws IOException {
    try {
      return Files.createFile(file, file());
    } catch (FileAlreadyExistsException e) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(file, FILE);
      }
      return file;
    }
  }

  /** Replaces what is there. */
  public static void write(Path file, String text) throws IOException {
    Files.writeString(createFile(file), text);
  }
}
