package dev.reev.stack.database;

import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Login to the embedded database of a home, beside the API, as the role that owns the schema. Needs
 * junixsocket on the class path.
 *
 * @param url JDBC URL
 * @param user role
 * @param password from the file that only the owner of the home may read
 */
public record EmbeddedDatabaseLogin(String url, String user, String password) {

  private static final String ROLE = "reev_migration";

  /**
   * Line in {@code postmaster.pid}; see "The Postmaster PID File" in PostgreSQL's documentation.
   */
  private static final int PORT_LINE = 3;

  private static final int SOCKET_FOLDER_LINE = 4;

  /**
   * Login to the database that runs on this home.
   *
   * @throws ReevFailure exit code 1 when none does
   */
  public static EmbeddedDatabaseLogin of(Path home) {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("postgres-secrets"))) {
      secrets.load(reader);
      List<String> lines = Files.readAllLines(home.resolve("postgres/postmaster.pid"));
      String socket = lines.get(SOCKET_FOLDER_LINE) + "/.s.PGSQL." + lines.get(PORT_LINE).strip();
      return new EmbeddedDatabaseLogin(
          "jdbc:postgresql://localhost/postgres?sslmode=disable&gssEncMode=disable"
              + "&socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg&socketFactoryArg="
              + URLEncoder.encode(socket, StandardCharsets.UTF_8),
          ROLE,
          secrets.getProperty(ROLE, ""));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw ReevFailure.failed(
          "No PostgreSQL runs on "
              + home
              + "; start ./reev up first, or set SPRING_DATASOURCE_URL.");
    }
  }

  @Override
  public String toString() {
    return user + " on " + url;
  }
}
