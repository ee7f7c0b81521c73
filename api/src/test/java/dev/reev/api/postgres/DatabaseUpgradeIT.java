package dev.reev.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.security.auth.module.UnixSystem;
import dev.reev.api.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data of a version whose PostgreSQL trusted everybody on loopback, everything the superuser's. */
@Timeout(180)
class DatabaseUpgradeIT {

  private static final Path BINARIES =
      Path.of(System.getProperty("user.home"), ".cache", "reev", "postgres");

  private static final Duration START = Duration.ofSeconds(30);

  @TempDir private Path home;

  private final List<Process> started = new ArrayList<>();
  private int port;

  @BeforeEach
  void previousVersion() throws Exception {
    Path data = home.resolve("postgres");
    port = FreePort.pick();
    assertThat(run("initdb", "-A", "trust", "-U", "postgres", "-D", data.toString()).waitFor())
        .isZero();
    run(
        "postgres",
        "-D",
        data.toString(),
        "-F",
        "-p",
        String.valueOf(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=/tmp");
    await().atMost(START).ignoreExceptions().untilAsserted(() -> earlier("select 1"));
    earlier(
        """
        create table kept (id bigint generated always as identity primary key, value text);
        create sequence numbers;
        create view shown as select value from kept;
        create type colour as enum ('red');
        create function one() returns int language sql return 1;
        insert into kept (value) values ('yes')
        """);
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void orphanOfThePreviousVersion_isReplaced_andEverythingChangesHands() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      assertThatThrownBy(() -> earlier("select 1")).hasMessageContaining("refused");
      assertThat(query(database, "select value from kept")).isEqualTo("yes");
      assertThat(
              query(
                  database,
                  """
                  select count(*) from pg_class
                  where relnamespace = 'public'::regnamespace and relowner = 'postgres'::regrole
                  """))
          .isEqualTo("0");
      execute(
          database,
          """
          alter table kept add column more text;
          drop view shown;
          drop sequence numbers;
          drop function one();
          drop type colour;
          insert into kept (value) values ('too')
          """);
    }
    // A second start finds everything done.
    String secrets = Files.readString(home.resolve("postgres-secrets"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      assertThat(query(database, "select count(*) from kept")).isEqualTo("2");
      assertThat(home.resolve("postgres-secrets")).hasContent(secrets);
    }
  }

  @Test
  void lostSecrets_areMadeAnew() throws Exception {
    EmbeddedDatabase.start(home, BINARIES, "").close();
    Files.delete(home.resolve("postgres-secrets"));

    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      assertThat(query(database, "select value from kept")).isEqualTo("yes");
    }
  }

  /** As a back-up of before would be put in the place of data that are set up. */
  @Test
  void secretsOfOtherData_areNotTaken() throws Exception {
    DatabaseSecrets.fresh().write(home.resolve("postgres-secrets"));

    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, BINARIES, "")) {
      assertThat(query(database, "select value from kept")).isEqualTo("yes");
    }
  }

  private Process run(String program, String... arguments) throws Exception {
    List<String> words = new ArrayList<>();
    if (new UnixSystem().getUid() == 0) {
      words.addAll(List.of("unshare", "-U"));
    }
    words.add(PostgresPrograms.in(BINARIES).program(program).toString());
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.add(process);
    return process;
  }

  private void earlier(String sql) throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws Exception {
    return DriverManager.getConnection(
        database.jdbcUrl(), DatabaseRoles.MIGRATION, database.secrets().migration());
  }

  private static void execute(EmbeddedDatabase database, String sql) throws Exception {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedDatabase database, String sql) throws Exception {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
