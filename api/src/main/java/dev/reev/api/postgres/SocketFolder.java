package dev.reev.api.postgres;

import dev.reev.benchmarks.schema.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Chooses the folder of the socket: a short path that only its owner can enter. */
final class SocketFolder {

  /** PostgreSQL names it after a port, which otherwise means nothing here. */
  static final String SOCKET = ".s.PGSQL.5432";

  /** macOS has 104 bytes for the path of a socket with its final zero, Linux 108. */
  private static final int LONGEST_PATH = 103;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private SocketFolder() {}

  /**
   * In the home if its path is short enough, else in the user's folder for such things, else in the
   * system's temporary folder; always the same one for a home.
   *
   * @param runtime value of XDG_RUNTIME_DIR, perhaps empty
   */
  static Path of(Path home, String runtime) {
    Path inside = home.resolve("postgres-socket");
    if (fits(inside)) {
      return inside;
    }
    String name = "reev-" + fingerprint(home);
    if (!runtime.isEmpty() && Files.isDirectory(Path.of(runtime))) {
      Path ofUser = Path.of(runtime, name);
      if (fits(ofUser)) {
        return ofUser;
      }
    }
    return Path.of("/tmp", name);
  }

  private static boolean fits(Path folder) {
    return folder.resolve(SOCKET).toString().getBytes(StandardCharsets.UTF_8).length
        <= LONGEST_PATH;
  }

  private static String fingerprint(Path home) {
    return Sha256.hex(home.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /**
   * Creates the folder, empty.
   *
   * @throws IOException when another user created it, as anyone can in a temporary folder
   */
  static void prepare(Path folder, PostgresAccount account) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !account.trusts(folder)) {
      throw new IOException(
          folder
              + " belongs to somebody else; remove it, or set REEV_HOME to a folder with a shorter path");
    }
    Files.setPosixFilePermissions(folder, OWNER_ONLY);
    account.own(folder);
    // Left by a server that was killed; PostgreSQL refuses to start if its number was given to
    // another process.
    Files.deleteIfExists(folder.resolve(SOCKET));
    Files.deleteIfExists(folder.resolve(SOCKET + ".lock"));
  }
}
