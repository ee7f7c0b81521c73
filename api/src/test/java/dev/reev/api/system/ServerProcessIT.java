package dev.reev.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ReevApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, with nothing but its environment. */
@Timeout(120)
class ServerProcessIT {

  private static final Pattern ADDRESS = Pattern.compile("answers at (http://\\S+)/api/v1");

  @TempDir private Path home;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Process server;

  @BeforeEach
  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReevApplication.class.getName())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "REEV_HOME", home.toString(),
                "REEV_ROOT", System.getProperty("reev.root"),
                "REEV_EXIT_WITH_PARENT", "true",
                "PORT", "0",
                // Nothing listens there.
                "TEMPORAL_ADDRESS", "127.0.0.1:1"));
    server = builder.start();
  }

  @AfterEach
  void end() {
    server.destroyForcibly();
  }

  @Test
  void server_withoutTemporal_answers_andEndsWithItsParent() throws Exception {
    BufferedReader log = server.inputReader(StandardCharsets.UTF_8);
    URI address = address(log);

    assertThat(get(address.resolve("/api/v1/health")).statusCode()).isEqualTo(200);
    assertThat(get(address.resolve("/actuator/health/liveness")).statusCode()).isEqualTo(200);
    assertThat(get(address.resolve("/actuator/health/readiness")).statusCode()).isEqualTo(503);
    assertThat(get(address.resolve("/actuator/env")).statusCode()).isEqualTo(404);
    assertThat(get(address.resolve("/api/v1/benchmarks/a%2Fb/status/x")).body())
        .contains("\"message\":\"execution 'x' of benchmark 'a/b' is not known\"");
    assertThat(rawGet(address, "/api/v1/benchmarks/a%00b")).contains("400", "\"message\"");

    server.getOutputStream().close();

    assertThat(log.lines()).noneMatch(line -> line.contains("ERROR"));
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private static URI address(BufferedReader log) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      seen.append(line).append('\n');
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return URI.create(found.group(1));
      }
    }
    throw new AssertionError("the server ended before it answered:\n" + seen);
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What no well-behaved client would send. */
  private static String rawGet(URI server, String path) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort());
        InputStream answer = socket.getInputStream()) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
