package dev.reev.runner.agent;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Fresh folder for an agent's home and sandbox; removed with its content on close. */
final class AgentFolder implements AutoCloseable {

  private final Path path;

  private AgentFolder(Path path) {
    this.path = path;
  }

  static AgentFolder create() throws IOException {
    return new AgentFolder(Files.createTempDirectory("reev-agent-").toRealPath());
  }

  Path path() {
    return path;
  }

  /**
   * Leaves files that cannot be removed: an agent that locked a folder away must not fail its run.
   */
  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Remover());
    } catch (IOException e) {
      // Files that cannot be removed stay.
    }
  }

  /** Removes links instead of following them. */
  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    /** The folder may be locked. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof AccessDeniedException
          && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        if (Files.isReadable(file)) {
          Files.walkFileTree(file, this);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
