package dev.reev.api.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own on a free loopback port; its data outlives it. */
final class EmbeddedDatabase implements AutoCloseable {

  /** Starting takes under a second; recovery after a power cut replays the log first. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final HomeLock lock;
  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(HomeLock lock, EmbeddedPostgres postgres) {
    this.lock = lock;
    this.postgres = postgres;
  }

  /**
   * Starts on the data in {@code home/postgres}, made on first use.
   *
   * @param home absolute, as it is compared with the command lines of processes
   * @param binaries folder for the unpacked programs, shared by all servers of a user
   */
  static EmbeddedDatabase start(Path home, Path binaries) throws IOException, InterruptedException {
    HomeLock lock = HomeLock.acquire(home, HomeLock.PATIENCE);
    try {
      Path data = home.resolve("postgres");
      new OrphanedPostmaster(data).clear();
      EmbeddedPostgres postgres = startOn(data, binaries);
      log.info("PostgreSQL is up on 127.0.0.1:{}, data in {}", postgres.getPort(), data);
      return new EmbeddedDatabase(lock, postgres);
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * The library's own guard against two processes that unpack at once has gaps; a lock has none.
   */
  private static EmbeddedPostgres startOn(Path data, Path binaries) throws IOException {
    Files.createDirectories(binaries);
    try (FileChannel channel =
            FileChannel.open(
                binaries.resolve("unpack.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock unpacking = channel.lock()) {
      log.debug("Holding {}", unpacking);
      EmbeddedPostgres postgres = builder(data, binaries).start();
      // The library lets everybody write here, and these are programs that we run.
      Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxr-xr-x"));
      return postgres;
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data, Path binaries) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(binaries.toFile())
        // Closed with the application, after everything that uses it; a hook would race with it.
        .setRegisterShutdownHook(false)
        // The library starts it with fsync off; an accepted run must outlive a power cut.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("timezone", "UTC")
        .setPGStartupWait(START_PATIENCE);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    lock.close();
  }
}
