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

  /** A start that failed is repeated for as long as the server lives: without it nothing works. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The library's word for one that is free. */
  private static final int ANY_PORT = 0;

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final HomeLock lock;
  private final Path data;
  private final Path binaries;
  private final Thread watch = new Thread(this::keepUp, "postgres-watch");

  private volatile EmbeddedPostgres postgres;
  private volatile boolean closing;

  private EmbeddedDatabase(HomeLock lock, Path data, Path binaries, EmbeddedPostgres postgres) {
    this.lock = lock;
    this.data = data;
    this.binaries = binaries;
    this.postgres = postgres;
    watch.setDaemon(true);
  }

  /**
   * Starts on the data in {@code home/postgres}, made on first use. A PostgreSQL that ends before
   * {@link #close} is started again, on the same port.
   *
   * @param home absolute, as it is compared with the command lines of processes
   * @param binaries folder for the unpacked programs, shared by all servers of a user
   */
  static EmbeddedDatabase start(Path home, Path binaries) throws IOException, InterruptedException {
    HomeLock lock = HomeLock.acquire(home, HomeLock.PATIENCE);
    try {
      Path data = home.resolve("postgres");
      new Postmaster(data).clear();
      EmbeddedPostgres postgres = startOn(data, binaries, ANY_PORT);
      log.info("PostgreSQL is up on 127.0.0.1:{}, data in {}", postgres.getPort(), data);
      EmbeddedDatabase database = new EmbeddedDatabase(lock, data, binaries, postgres);
      database.watch.start();
      return database;
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void keepUp() {
    try {
      while (!closing) {
        new Postmaster(data).awaitEnd();
        if (!closing) {
          log.error("PostgreSQL has ended; starting it again");
          startAgain();
        }
      }
    } catch (IOException e) {
      log.error("PostgreSQL is no longer watched", e);
    } catch (InterruptedException e) {
      // The server is closing.
      Thread.currentThread().interrupt();
    }
  }

  private void startAgain() throws InterruptedException {
    int port = postgres.getPort();
    while (!closing) {
      try {
        requireData();
        Postmaster dead = new Postmaster(data);
        dead.clear();
        dead.awaitSessions();
        // Ends the library's claim on the folder; there is nothing left to stop.
        postgres.close();
        postgres = startOn(data, binaries, port);
        log.info("PostgreSQL is up again on 127.0.0.1:{}", port);
        return;
      } catch (IOException | RuntimeException e) {
        log.error("PostgreSQL does not start again ({}); trying on", e.getMessage());
        Thread.sleep(RETRY.toMillis());
      }
    }
  }

  /** The library would make an empty database, and everything would look lost. */
  private void requireData() throws IOException {
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      throw new IOException(data + " is gone");
    }
  }

  /**
   * The library's own guard against two processes that unpack at once has gaps; a lock has none.
   */
  private static EmbeddedPostgres startOn(Path data, Path binaries, int port) throws IOException {
    Files.createDirectories(binaries);
    try (FileChannel channel =
            FileChannel.open(
                binaries.resolve("unpack.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock unpacking = channel.lock()) {
      log.debug("Holding {}", unpacking);
      EmbeddedPostgres postgres = startOn(data, builder(data, binaries).setPort(port));
      // The library lets everybody write here, and these are programs that we run.
      Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxr-xr-x"));
      return postgres;
    }
  }

  private static EmbeddedPostgres startOn(Path data, EmbeddedPostgres.Builder builder)
      throws IOException {
    try (StartGuard guard = new StartGuard(new Postmaster(data))) {
      EmbeddedPostgres postgres = builder.start();
      try {
        guard.check();
      } catch (IOException ended) {
        postgres.close();
        throw ended;
      }
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
    closing = true;
    watch.interrupt();
    try {
      watch.join(START_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    postgres.close();
    lock.close();
  }
}
