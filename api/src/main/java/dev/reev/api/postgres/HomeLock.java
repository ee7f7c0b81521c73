package dev.reev.api.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At most one server uses a data folder; the operating system frees the lock however it ends. */
final class HomeLock implements AutoCloseable {

  /** Long enough for a predecessor that is shutting down, short enough to be noticed. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** File locks have no timed wait, so the lock is polled. */
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Logger log = LoggerFactory.getLogger(HomeLock.class);

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for {@code api.lock} in the folder, which is made if needed.
   *
   * @throws IOException when another server still holds it after {@code patience}
   */
  static HomeLock acquire(Path home, Duration patience) throws IOException, InterruptedException {
    Files.createDirectories(home);
    Path file = home.resolve("api.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long deadline = System.nanoTime() + patience.toNanos();
    boolean told = false;
    try {
      while (tryLock(channel) == null) {
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "another server uses "
                  + home
                  + "; stop it first, or set REEV_HOME to another folder (lock file "
                  + file
                  + ")");
        }
        if (!told) {
          log.info("Waiting for another server to release {}", file);
          told = true;
        }
        Thread.sleep(POLL.toMillis());
      }
      return new HomeLock(channel);
    } catch (IOException | InterruptedException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process, as in a test that starts two servers.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
