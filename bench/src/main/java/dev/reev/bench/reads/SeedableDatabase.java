package dev.reev.bench.reads;

import dev.reev.stack.database.EmbeddedDatabaseLogin;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/** The database behind a server on this machine. */
final class SeedableDatabase {

  private final String url;
  private final String user;
  private final String password;

  private SeedableDatabase(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** The database of SPRING_DATASOURCE_URL, else the embedded one of this home. */
  static SeedableDatabase of(Map<String, String> environment, Path home) {
    String url = environment.getOrDefault("SPRING_DATASOURCE_URL", "");
    if (url.isEmpty()) {
      EmbeddedDatabaseLogin login = EmbeddedDatabaseLogin.of(home);
      return new SeedableDatabase(login.url(), login.user(), login.password());
    }
    return new SeedableDatabase(
        url,
        environment.getOrDefault("SPRING_DATASOURCE_USERNAME", "postgres"),
        environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
  }

  /** Adds runs until there are {@code runs} of them, and returns their number. */
  long seed(int runs) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(script().replace(":runs", String.valueOf(runs)));
      connection.commit();
      connection.setAutoCommit(true);
      // Statistics and visibility map as autovacuum would leave them eventually.
      statement.execute("vacuum analyze");
      try (ResultSet count =
          statement.executeQuery(
              """
              select count(*) from execution
              """)) {
        count.next();
        return count.getLong(1);
      }
    } catch (SQLException e) {
      throw ReevFailure.failed("The database refused: " + e.getMessage());
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  private static String script() {
    try (InputStream in = SeedableDatabase.class.getResourceAsStream("seed.sql")) {
      return new String(
          Objects.requireNonNull(in, "seed.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
