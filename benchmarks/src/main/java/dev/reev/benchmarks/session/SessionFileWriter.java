package dev.reev.benchmarks.session;

import dev.reev.benchmarks.file.OwnerOnly;
import dev.reev.benchmarks.schema.JsonTrees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a session file atomically: a reader sees all of it or nothing, even after a power failure.
 */
public final class SessionFileWriter {

  private SessionFileWriter() {}

  /**
   * Writes {@link SessionFile#fileName} into a folder, which is created if needed, replacing an
   * older file of the same name.
   *
   * @return the file
   * @throws IOException when it cannot be written; nothing is left under the final name then
   */
  public static Path write(Path folder, SessionFile session) throws IOException {
    OwnerOnly.createFolders(folder);
    byte[] json = JsonTrees.pretty(session);
    Path target = folder.resolve(SessionFile.fileName(session.sessionId()));
    Path temporary = Files.createTempFile(folder, ".session_", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(json);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
    return target;
  }

  /** Makes the rename itself durable. */
  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
