package dev.reev.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ReevApplication;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Today's server on the database of an earlier version, without Temporal. */
final class UpgradedServer implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  private UpgradedServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static UpgradedServer start(RecordedDatabase recorded) throws IOException {
    Path home = Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath();
    return new UpgradedServer(
        new SpringApplicationBuilder(ReevApplication.class)
            .initializers(
                (GenericApplicationContext context) ->
                    context.registerBean(
                        FlywayMigrationStrategy.class, () -> flyway -> upgrade(flyway, recorded)))
            .run(
                "--server.port=0",
                "--reev.home=" + home,
                "--reev.runner.sessions-dir=" + home.resolve("sessions"),
                "--reev.benchmarks-dir=" + Path.of(System.getProperty("reev.root"), "benchmarks"),
                "--reev.secret.key=" + RecordedDatabase.SECRET_KEY,
                "--reev.worker.enabled=false",
                "--spring.temporal.connection.target=127.0.0.1:1"));
  }

  /** The database as that version left it, and then what the server does with it at each start. */
  private static void upgrade(Flyway flyway, RecordedDatabase recorded) {
    var configuration = flyway.getConfiguration();
    try {
      var unused =
          Flyway.configure()
              .configuration(configuration)
              .target(recorded.schemaVersion())
              .load()
              .migrate();
      try (Connection database = configuration.getDataSource().getConnection()) {
        recorded.load(database);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(recorded + " cannot be loaded", e);
    }
    var unused = flyway.migrate();
  }

  JsonNode api(String address) {
    return ReevJson.MAPPER.readTree(text("/api/v1" + address));
  }

  String text(String address) {
    return new String(bytes(address), StandardCharsets.UTF_8);
  }

  byte[] bytes(String address) {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    URI uri = URI.create("http://127.0.0.1:" + port + address);
    try {
      HttpResponse<byte[]> answer =
          http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JdbcClient database() {
    return context.getBean(JdbcClient.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
