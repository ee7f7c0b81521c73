package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.stack.database.EmbeddedDatabaseLogin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Accesses the database of a stack directly. */
final class StackDatabase {

  private final Path home;

  StackDatabase(Path home) {
    this.home = home;
  }

  /** The single number that a query returns. */
  int number(String sql, Object... parameters) throws Exception {
    try (Connection connection = open();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      return result.getInt(1);
    }
  }

  /** The single text that a query returns. */
  String text(String sql, Object... parameters) throws Exception {
    try (Connection connection = open();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      return String.valueOf(result.getString(1));
    }
  }

  /** Changes rows, for conditions that a test cannot wait for; returns their number. */
  int update(String sql, Object... parameters) throws Exception {
    try (Connection connection = open();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws Exception {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private Connection open() throws Exception {
    EmbeddedDatabaseLogin login = EmbeddedDatabaseLogin.of(home);
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }
}
