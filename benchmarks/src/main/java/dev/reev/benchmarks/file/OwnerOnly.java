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

/** Creates files and folders that only their owner can access, regardless of the umask. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** Attribute for creating new files. */
  public static FileAttribute<Set<PosixFilePermission>> file() {
    return PosixFilePermissions.asFileAttribute(FILE);
  }

  /** Creates a folder and its parents; an existing folder stays as it is. */
  public static Path createFolders(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? folder
        : Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
  }

  /** Creates an empty file; an existing one loses the permissions of group and others. */
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

  /** Writes the file, replacing existing content. */
  public static void write(Path file, String text) throws IOException {
    Files.writeString(createFile(file), text);
  }
}
