package dev.reev.api.postgres;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own behind a Unix socket; its data outlives it. */
final class EmbeddedDatabase implements AutoCloseable {

  /** Longer than the watch needs to notice that it is over. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(60);

  /**
   * Pause between attempts to restart PostgreSQL; repeated until the server shuts down, as nothing
   * works without it.
   */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final HomeLock lock;
  private final PostgresFiles files;
  private final PostgresServer server;
  private final DatabaseSecrets secrets;
  private final Thread watch = new Thread(this::keepUp, "postgres-watch");

  private volatile Process postgres;
  private volatile boolean closing;

  private EmbeddedDatabase(
      HomeLock lock,
      PostgresFiles files,
      PostgresServer server,
      DatabaseSecrets secrets,
      Process postgres) {
    this.lock = lock;
    this.files = files;
    this.server = server;
    this.secrets = secrets;
    this.postgres = postgres;
    watch.setDaemon(true);
  }

  /**
   * Starts on the data in {@code home/postgres}, made on first use. A PostgreSQL that ends before
   * {@link #close} is started again, on the same socket.
   *
   * @param home absolute, as it is compared with the command lines of processes
   * @param binaries folder for the unpacked programs, shared by all servers of a user
   * @param runtime value of XDG_RUNTIME_DIR, perhaps empty
   */
  static EmbeddedDatabase start(Path home, Path binaries, String runtime)
      throws IOException, InterruptedException {
    HomeLock lock = HomeLock.acquire(home, HomeLock.PATIENCE);
    try {
      // Set explicitly, independent of the umask: the folder holds keys, sessions and logs.
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      PostgresFiles files = new PostgresFiles(home, SocketFolder.of(home, runtime));
      new Postmaster(files.data()).clear();
      PostgresServer server =
          new PostgresServer(files, PostgresPrograms.in(binaries), PostgresAccount.of(home));
      server.prepareData();
      DatabaseSecrets secrets = server.prepareRoles();
      Process postgres = server.start();
      log.info("PostgreSQL is up on {}, data in {}", files.socketFile(), files.data());
      EmbeddedDatabase database = new EmbeddedDatabase(lock, files, server, secrets, postgres);
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
        postgres.waitFor();
        if (!closing) {
          log.error("PostgreSQL has ended; starting it again");
          startAgain();
        }
      }
    } catch (InterruptedException e) {
      // The server is closing.
      Thread.currentThread().interrupt();
    }
  }

  private void startAgain() throws InterruptedException {
    while (!closing) {
      try {
        requireData();
        Postmaster dead = new Postmaster(files.data());
        dead.clear();
        dead.awaitSessions();
        postgres = server.start();
        log.info("PostgreSQL is up again on {}", files.socketFile());
        return;
      } catch (IOException | RuntimeException e) {
        log.error("PostgreSQL does not start again ({}); trying on", e.getMessage());
        Thread.sleep(RETRY.toMillis());
      }
    }
  }

  /**
   * Refuses to continue without the data: an empty database in its place would look like total data
   * loss.
   */
  private void requireData() throws IOException {
    if (!Files.exists(files.data().resolve("PG_VERSION"))) {
      throw new IOException(files.data() + " is gone");
    }
  }

  String jdbcUrl() {
    // The host is ignored: the factory connects to the socket.
    return "jdbc:postgresql://localhost/"
        + DatabaseRoles.DATABASE
        + "?sslmode=disable&gssEncMode=disable"
        + "&socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg&socketFactoryArg="
        + URLEncoder.encode(files.socketFile().toString(), StandardCharsets.UTF_8);
  }

  DatabaseSecrets secrets() {
    return secrets;
  }

  @Override
  public void close() throws IOException {
    closing = true;
    watch.interrupt();
    try {
      watch.join(CLOSE_PATIENCE.toMillis());
      new Postmaster(files.data()).stop();
    } catch (InterruptedException e) {
      postgres.destroy();
      Thread.currentThread().interrupt();
    }
    lock.close();
  }
}
