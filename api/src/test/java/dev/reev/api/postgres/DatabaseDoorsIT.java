package dev.reev.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.reev.api.ServerWithoutTemporal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Access to PostgreSQL by another user of the machine, or with a stolen connection of the server.
 */
@ServerWithoutTemporal
@Timeout(120)
class DatabaseDoorsIT {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @Autowired private EmbeddedDatabase database;
  @Autowired private JdbcClient application;

  @Value("${reev.home}")
  private String homeFolder = "";

  @Test
  void noProcessOfIt_listensOnTcp() throws Exception {
    List<String> sockets = socketsOf(postmaster());

    assertThat(sockets).isNotEmpty();
    for (String table : List.of("tcp", "tcp6")) {
      assertThat(Files.readAllLines(Path.of("/proc/net", table)))
          .noneMatch(line -> sockets.stream().anyMatch(line::contains));
    }
    assertThat(application.sql("show listen_addresses").query(String.class).single()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {DatabaseRoles.APPLICATION, DatabaseRoles.MIGRATION})
  void socketWithoutThePassword_isRefused(String role) {
    for (String password : List.of("", "postgres", role)) {
      assertThatThrownBy(() -> login(role, password))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void superuser_cannotLogInAtAll() {
    for (String password : List.of("", "postgres", database.secrets().migration())) {
      assertThatThrownBy(() -> login(DatabaseRoles.SUPERUSER, password))
          .hasMessageContaining("no pg_hba.conf entry");
    }
  }

  static Stream<String> ofTheApplication() {
    return Stream.of(
        "copy (select 1) to program 'id'",
        "copy execution from program 'id'",
        "copy execution to '/tmp/stolen'",
        "select pg_read_file('/etc/passwd')",
        "select pg_read_binary_file('postgresql.conf')",
        "select pg_ls_dir('/')",
        "select lo_import('/etc/passwd')",
        "select lo_export(1, '/tmp/stolen')",
        "create table mine (value text)",
        "create temporary table mine (value text)",
        "create schema mine",
        "create database mine",
        "create role mine",
        "drop extension plpgsql",
        "alter role reev superuser",
        "alter role reev_migration password 'x'",
        "alter system set listen_addresses = '*'",
        "alter table execution add column mine text",
        "alter table execution owner to reev",
        "drop table execution",
        "truncate execution",
        "set role postgres",
        "set role reev_migration",
        "set session authorization postgres",
        "grant reev_migration to reev",
        "grant pg_execute_server_program to reev",
        "delete from flyway_schema_history",
        "select rolpassword from pg_authid",
        "select pg_reload_conf()",
        "load 'auto_explain'");
  }

  @ParameterizedTest
  @MethodSource("ofTheApplication")
  void application_mayNothingButReadAndWriteRows(String statement) throws Exception {
    assertRefused(DatabaseRoles.APPLICATION, database.secrets().application(), statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy (select 1) to program 'id'",
        "select pg_read_file('/etc/passwd')",
        "select lo_import('/etc/passwd')",
        "create role mine",
        "alter role reev superuser",
        "set role postgres",
        "alter system set listen_addresses = '*'"
      })
  void migration_reachesNoFileNoProgramAndNoRole(String statement) throws Exception {
    assertRefused(DatabaseRoles.MIGRATION, database.secrets().migration(), statement);
  }

  @Test
  void objects_belongToTheMigrationRole() {
    assertThat(
            application
                .sql("select distinct tableowner from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list())
        .containsExactly(DatabaseRoles.MIGRATION);
    assertThat(application.sql("select current_user").query(String.class).single())
        .isEqualTo(DatabaseRoles.APPLICATION);
  }

  @Test
  void homeSecretsSocketAndLog_areForTheirOwnerAlone() throws Exception {
    Path whole = home();
    assertThat(mode(whole)).isEqualTo("rwx------");
    assertThat(mode(whole.resolve("postgres"))).isEqualTo("rwx------");
    assertThat(mode(whole.resolve("postgres-secrets"))).isEqualTo("rw-------");
    assertThat(mode(whole.resolve("logs/postgres.log"))).isEqualTo("rw-------");
    Path socket = SocketFolder.of(whole, String.valueOf(System.getenv("XDG_RUNTIME_DIR")));
    assertThat(mode(socket)).isEqualTo("rwx------");
    assertThat(mode(socket.resolve(SocketFolder.SOCKET))).isEqualTo("rwx------");
  }

  @Test
  void underRoot_itRunsAsAUserThatMayNothing() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root gives up being root");
    List<String> status = Files.readAllLines(Path.of("/proc", postmaster(), "status"));

    assertThat(status).filteredOn(line -> line.startsWith("Uid:")).hasSize(1);
    for (String word : field(status, "Uid:").split("\\s+", -1)) {
      assertThat(Long.parseLong(word)).isBetween(1_600_000_000L, 1_600_000_000L + (1 << 27));
    }
    assertThat(field(status, "CapEff:")).isEqualTo("0000000000000000");
    assertThat(field(status, "CapBnd:")).isEqualTo("0000000000000000");
    assertThat(field(status, "NoNewPrivs:")).isEqualTo("1");
    // Nor a network to send anything away by.
    assertThat(Files.readSymbolicLink(Path.of("/proc", postmaster(), "ns/net")))
        .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
  }

  private void assertRefused(String role, String password, String statement) throws Exception {
    try (Connection connection = login(role, password);
        Statement attempt = connection.createStatement()) {
      assertThatThrownBy(() -> attempt.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
  }

  private Path home() {
    return Path.of(homeFolder).toAbsolutePath();
  }

  private Connection login(String role, String password) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), role, password);
  }

  private String postmaster() throws Exception {
    return Files.readAllLines(home().resolve("postgres/postmaster.pid")).get(0);
  }

  /** Inodes, as the tables of the kernel name them, in column 10 between blanks. */
  private static List<String> socketsOf(String pid) throws Exception {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", pid, "fd"))) {
      return descriptors
          .map(DatabaseDoorsIT::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> " " + target.substring("socket:[".length(), target.length() - 1) + " ")
          .toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (java.io.IOException closed) {
      return "";
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String field(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow();
  }
}
