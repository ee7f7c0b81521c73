package dev.reev.api.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * File locations of one PostgreSQL.
 *
 * @param home absolute, as it is compared with the command lines of processes
 * @param socket folder of its socket; not always in the home
 */
record PostgresFiles(Path home, Path socket) {

  /** Size of the log, in bytes, above which the next start begins a new one. */
  private static final long LONGEST_LOG = 10L << 20;

  Path data() {
    return home.resolve("postgres");
  }

  /** Passwords of the roles. */
  Path secrets() {
    return home.resolve("postgres-secrets");
  }

  Path log() {
    return home.resolve("logs/postgres.log");
  }

  /** The socket file; clients derive the same name from folder and port. */
  Path socketFile() {
    return socket.resolve(SocketFolder.SOCKET);
  }

  /** Creates the log, readable by its owner only. */
  void prepareLog() throws IOException {
    Files.createDirectories(log().getParent());
    if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG) {
      Files.delete(log());
    }
    if (!Files.exists(log())) {
      Files.createFile(
          log(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /** The end of the log, for an error message. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log());
      return String.join("\n  ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "(" + log() + " cannot be read)";
    }
  }
}
