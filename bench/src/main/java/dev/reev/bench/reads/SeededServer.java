package dev.reev.bench.reads;

import dev.reev.stack.ApiServer;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.setting.FreePorts;
import dev.reev.stack.setting.StackKind;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A separate API with a database that holds a known number of runs. It needs no Temporal. */
final class SeededServer implements AutoCloseable {

  /** No server listens there. */
  private static final String NO_TEMPORAL = "127.0.0.1:1";

  /** A read takes milliseconds; one that takes this long spoils the measurement anyway. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final ApiServer server;
  private final SeedableDatabase database;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SeededServer(ApiServer server, SeedableDatabase database) {
    this.server = server;
    this.database = database;
  }

  static SeededServer start(StackSettings settings, Path home, int runs, Progress progress) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.remove("SPRING_DATASOURCE_URL");
    StackSettings own = new StackSettings(settings.root(), home, StackPorts.ANY, environment);
    ApiServer server = ApiServer.start(own, StackKind.UP, freePort(), NO_TEMPORAL, null);
    try {
      server.awaitReady(progress);
      SeedableDatabase database = SeedableDatabase.of(environment, home);
      progress.say("seeding " + runs + " runs");
      database.seed(runs);
      return new SeededServer(server, database);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static int freePort() {
    try (FreePorts ports = new FreePorts()) {
      return ports.take(StackPorts.API, 0);
    }
  }

  SeedableDatabase database() {
    return database;
  }

  /** Returns the body of the response; any status but 200 fails the measurement. */
  String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(CALL_TIMEOUT).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + response.statusCode() + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
