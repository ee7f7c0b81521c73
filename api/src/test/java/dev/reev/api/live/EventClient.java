package dev.reev.api.live;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an event stream as a browser does. */
public final class EventClient implements AutoCloseable {

  /** One event as it arrived. */
  public record Event(String id, String name, JsonNode data, Instant at) {}

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public final List<Event> events = new CopyOnWriteArrayList<>();
  final List<String> comments = new CopyOnWriteArrayList<>();
  private final List<String> rest = new CopyOnWriteArrayList<>();
  final HttpResponse<InputStream> response;
  private volatile boolean ended;

  private EventClient(HttpResponse<InputStream> response) {
    this.response = response;
    Thread reader = new Thread(this::read, "event-client");
    reader.setDaemon(true);
    reader.start();
  }

  public static EventClient open(int port, Object run, @Nullable String lastEventId)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/runs/" + run + "/events"))
            .header("accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new EventClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  /** Waits for an event; it may have arrived before. */
  public Event await(Duration patience, Predicate<Event> wanted) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> events.stream().anyMatch(wanted));
    return events.stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Waits until the server has closed the stream. */
  public void awaitEnd(Duration patience) {
    Awaitility.await().atMost(patience).until(() -> ended);
  }

  public List<String> ids() {
    return events.stream().map(Event::id).toList();
  }

  /** Received text that is no event: the body of an error response. */
  String rest() {
    return String.join("\n", rest);
  }

  private void read() {
    String id = "";
    String name = "";
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.add(line.substring(1));
        } else if (line.startsWith("id:")) {
          id = line.substring(3);
        } else if (line.startsWith("event:")) {
          name = line.substring(6);
        } else if (line.startsWith("data:")) {
          JsonNode data = ReevJson.MAPPER.readTree(line.substring(5));
          events.add(new Event(id, name, data, Instant.now()));
        } else {
          rest.add(line);
        }
      }
    } catch (IOException | UncheckedIOException broken) {
      // The server is gone, or the test is over.
      return;
    } finally {
      ended = true;
    }
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
