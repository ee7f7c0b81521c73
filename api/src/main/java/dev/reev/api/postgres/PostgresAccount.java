package dev.reev.api.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The user that PostgreSQL runs as: that of this process, or under root a user id of its own that
 * owns only the data.
 */
final class PostgresAccount {

  /** Above the ids that runners get; see RunnerUser. */
  private static final int FIRST = 1_600_000_000;

  private static final int IDS = 1 << 27;

  private final int self;
  private final int id;

  private PostgresAccount(int self, int id) {
    this.self = self;
    this.id = id;
  }

  /**
   * Selects the account. As root, data owned by an ordinary user keeps its owner, so root can serve
   * that user's data.
   */
  static PostgresAccount of(Path home) throws IOException {
    int self = (int) new UnixSystem().getUid();
    if (self != 0) {
      return new PostgresAccount(self, self);
    }
    Path data = home.resolve("postgres");
    int owner = Files.exists(data) ? owner(data) : 0;
    int own = FIRST + Math.floorMod(home.toString().hashCode(), IDS);
    return new PostgresAccount(self, owner == 0 ? own : owner);
  }

  /** True when it differs from the user of this process. */
  boolean isOwn() {
    return id != self;
  }

  boolean trusts(Path file) throws IOException {
    int owner = owner(file);
    return owner == self || owner == id;
  }

  private static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /** Gives a file to it. */
  void own(Path file) throws IOException {
    if (isOwn()) {
      try {
        Files.setAttribute(file, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        throw new UnconfinedException(
            file + " cannot be given to user id " + id + ": " + e.getMessage());
      }
    }
  }

  /** Gives a folder with all that is in it to it; the folder last, as a sign that it is done. */
  void ownAll(Path folder) throws IOException {
    if (!isOwn() || owner(folder) == id) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            own(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failed)
              throws IOException {
            own(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Returns the command run as this account, with access to these folders even when their parents
   * deny it.
   */
  List<String> run(List<String> command, List<Path> folders) throws IOException {
    return isOwn() ? new RootConfinement(id).confine(command, folders) : command;
  }
}
