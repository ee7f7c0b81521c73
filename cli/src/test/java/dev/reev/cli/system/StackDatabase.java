package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;

/** Looks past the API into the database of a stack. */
final class StackDatabase {

  private final Path home;

  StackDatabase(Path home) {
    this.home = home;
  }

  /** The one number that a statement yields. */
  int number(String sql, Object... parameters) throws Exception {
    List<String> lines = Files.readAllLines(home.resolve("postgres/postmaster.pid"));
    String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        assertThat(result.next()).isTrue();
        return result.getInt(1);
      }
    }
  }
}
