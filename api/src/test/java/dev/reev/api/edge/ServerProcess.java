package dev.reev.api.edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as a process of its own, with nothing but its environment, and without Temporal. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("answers at (http://\\S+)/api/v1");

  /** As ./reev up starts it. */
  private static final Path BUILT = Path.of("target");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final BufferedReader log;
  private final URI address;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    this.log = process.inputReader(StandardCharsets.UTF_8);
    this.address = readAddress();
  }

  /** Returns when it answers. It ends with its standard input. */
  static ServerProcess start(Path home) throws IOException {
    return new ServerProcess(launch(home, Map.of()));
  }

  /**
   * Starts it without waiting.
   *
   * @param settings variables beside its own
   */
  static Process launch(Path home, Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + BUILT.resolve("reev-api.jsa"),
                "-jar",
                BUILT.resolve("reev-api/reev-api.jar").toString())
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
    builder.environment().putAll(settings);
    return builder.start();
  }

  private URI readAddress() throws IOException {
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

  int port() {
    return address.getPort();
  }

  Process process() {
    return process;
  }

  /** What it logged since it answers. */
  Stream<String> log() {
    return log.lines();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
