package dev.reev.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedPostgresIT {

  /** The library alone would wait a minute in both traps. */
  private static final Duration QUICK = Duration.ofSeconds(30);

  private static final Path BINARIES =
      Path.of(System.getProperty("user.home"), ".cache", "reev", "postgres");

  @TempDir private Path home;

  @Test
  void data_outlivesAnOrderlyRestart_andIsWrittenSafely() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      execute(database.jdbcUrl(), "create table kept (value text)");
      execute(database.jdbcUrl(), "insert into kept values ('yes')");
      assertThat(query(database.jdbcUrl(), "show fsync")).isEqualTo("on");
      assertThat(query(database.jdbcUrl(), "show synchronous_commit")).isEqualTo("on");
      assertThat(query(database.jdbcUrl(), "show listen_addresses")).isEmpty();
    }
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      assertThat(query(database.jdbcUrl(), "select value from kept")).isEqualTo("yes");
    }
  }

  @Test
  void killedServer_leavesAnOrphan_whichTheNextStartReplaces() throws Exception {
    Process server = startInAnotherJvm();
    String url = firstLine(server);
    execute(url, "create table kept (value text)");
    execute(url, "insert into kept values ('yes')");
    long orphan = recordedPid();
    server.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);

    Instant before = Instant.now();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      assertThat(Duration.between(before, Instant.now())).isLessThan(QUICK);
      assertThat(query(database.jdbcUrl(), "select value from kept")).isEqualTo("yes");
      assertThat(recordedPid()).isNotEqualTo(orphan);
    }
  }

  @Test
  void killedPostmaster_isStartedAgain_onTheSameSocket_withAllThatWasCommitted() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "");
        Connection open = connect(database.jdbcUrl())) {
      execute(database.jdbcUrl(), "create table kept (value text)");
      execute(database.jdbcUrl(), "insert into kept values ('yes')");
      long first = recordedPid();

      ProcessHandle.of(first).orElseThrow().destroyForcibly();

      // In the midst of its start.
      await()
          .pollInterval(Duration.ofMillis(5))
          .ignoreExceptions()
          .until(() -> recordedPid() != first);
      Thread.sleep(50);
      long second = recordedPid();
      ProcessHandle.of(second).orElseThrow().destroyForcibly();
      await()
          .atMost(QUICK)
          .ignoreExceptions()
          .until(() -> query(database.jdbcUrl(), "select value from kept").equals("yes"));
      assertThat(recordedPid()).isNotEqualTo(second);
      assertThat(open.isValid(1)).isFalse();
    }
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void stalePidFile_namingAStranger_leavesTheStrangerAlone() throws Exception {
    EmbeddedDatabase.start(home, BINARIES, "").close();
    Process stranger = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(
          home.resolve("postgres/postmaster.pid"),
          stranger.pid() + "\n" + home.resolve("postgres") + "\n1795464000\n5432\n");

      Instant before = Instant.now();
      try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
        assertThat(Duration.between(before, Instant.now())).isLessThan(QUICK);
        assertThat(query(database.jdbcUrl(), "select 'up'")).isEqualTo("up");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void secondServer_onTheSameHome_isRefusedClearly() throws Exception {
    try (HomeLock held = HomeLock.acquire(home, Duration.ZERO)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> HomeLock.acquire(home, Duration.ofMillis(300)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another server uses");
    }
    HomeLock.acquire(home, Duration.ZERO).close();
  }

  /** A server that is killed; prints its address and waits. */
  static final class Server {
    public static void main(String[] arguments) throws Exception {
      EmbeddedDatabase database =
          EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]), "");
      System.out.println(database.jdbcUrl());
      Thread.sleep(Duration.ofMinutes(5).toMillis());
    }
  }

  private Process startInAnotherJvm() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Server.class.getName(),
            home.toString(),
            BINARIES.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The address; log lines go to standard output too. */
  private static String firstLine(Process server) throws IOException {
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith("jdbc:")) {
      line = lines.readLine();
    }
    assertThat(line).as("address of the other server").isNotNull();
    return String.valueOf(line);
  }

  private long recordedPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0).strip());
  }

  private Connection connect(String url) throws Exception {
    String password =
        DatabaseSecrets.read(home.resolve("postgres-secrets")).orElseThrow().migration();
    return DriverManager.getConnection(url, DatabaseRoles.MIGRATION, password);
  }

  private void execute(String url, String sql) throws Exception {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String url, String sql) throws Exception {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
