package dev.reev.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.output.ProgressRows;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LiveServer
@Timeout(90)
class RunEventsIT {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @LocalServerPort private int port;
  @Autowired private StoredRunRows runs;
  @Autowired private ProgressRows progress;

  @Test
  void aRun_isToldFromBeginToEnd() throws Exception {
    UUID id = runs.pending();
    try (EventClient client = EventClient.open(port, id, null)) {
      client.await(PATIENCE, event -> event.id().equals("0-0-0"));
      runs.run(id, 1);
      client.await(SECOND, event -> event.id().equals("1-1-0"));
      progress.save(id, 1, StoredRunRows.events(3));
      client.await(SECOND, event -> event.id().equals("1-1-3"));
      runs.complete(id);
      client.awaitEnd(SECOND);

      assertThat(client.ids()).containsExactly("0-0-0", "1-1-0", "1-1-3", "2-1-0");
      assertThat(client.events)
          .extracting(EventClient.Event::name)
          .containsExactly("state", "state", "progress", "state");
      JsonNode seen = client.events.get(2).data();
      assertThat(seen.get("events").asInt()).isEqualTo(3);
      assertThat(seen.get("percent").asInt()).isEqualTo(33);
      assertThat(seen.get("run_id").asString()).isEqualTo(id.toString());
      JsonNode end = client.events.get(3).data();
      assertThat(end.get("state").asString()).isEqualTo("Completed");
      assertThat(end.get("score").asDouble()).isEqualTo(1);
      assertThat(client.response.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }
  }

  @Test
  void aClientThatComesBack_getsWhatItMissedAndNothingTwice() throws Exception {
    UUID id = runs.running();
    progress.save(id, 1, StoredRunRows.events(2));
    runs.run(id, 2);
    progress.save(id, 2, StoredRunRows.events(1));

    try (EventClient client = EventClient.open(port, id, "1-1-2")) {
      client.await(PATIENCE, event -> event.id().equals("1-2-1"));
      runs.complete(id);
      client.awaitEnd(PATIENCE);

      assertThat(client.ids()).containsExactly("1-2-0", "1-2-1", "2-2-0");
    }
  }

  @Test
  void anEndedRun_isToldAtOnce_andWhoKnowsItsEndIsSentAway() throws Exception {
    UUID id = runs.running();
    runs.complete(id);

    try (EventClient client = EventClient.open(port, id, null)) {
      client.awaitEnd(SECOND);
      assertThat(client.ids()).containsExactly("0-0-0", "1-1-0", "2-1-0");
    }
    try (EventClient again = EventClient.open(port, id, "2-1-0")) {
      assertThat(again.response.statusCode()).isEqualTo(204);
    }
  }

  @Test
  void silence_isBrokenByComments() throws Exception {
    UUID id = runs.pending();
    try (EventClient client = EventClient.open(port, id, "0-0-0")) {
      await().atMost(Duration.ofSeconds(15)).until(() -> !client.comments.isEmpty());
      assertThat(client.events).isEmpty();
      runs.complete(id);
      client.awaitEnd(PATIENCE);
    }
  }

  @Test
  void wrongRequests_areProblems() throws Exception {
    assertProblem(EventClient.open(port, UUID.randomUUID(), null), 404, "not_found");
    assertProblem(EventClient.open(port, "nonsense", null), 404, "not_found");
    assertProblem(EventClient.open(port, runs.pending(), "x"), 400, "validation_failed");
  }

  @Test
  void oneStreamTooMany_isToldWhenToComeBack_andPlacesAreFreedAgain() throws Exception {
    UUID id = runs.running();
    List<Socket> held = new ArrayList<>();
    try {
      // Clients of other tests that have left keep their places until the next beat.
      await().atMost(PATIENCE).until(() -> fill(held, id));
      try (EventClient refused = EventClient.open(port, id, null)) {
        assertThat(refused.response.headers().firstValue("retry-after")).hasValue("5");
        assertProblem(refused, 429, "too_many_streams");
      }
      // A client that never reads does not keep the others waiting for the end.
      runs.complete(id);
      for (Socket client : held) {
        assertThat(readAll(client)).contains("id:2-1-0");
      }
    } finally {
      for (Socket client : held) {
        client.close();
      }
    }
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              try (EventClient client = EventClient.open(port, id, null)) {
                return client.response.statusCode() == 200;
              }
            });
  }

  /** Raw sockets: a client library would need a thread for each. */
  private boolean fill(List<Socket> held, UUID id) throws IOException {
    for (Socket more = stream(id); more != null; more = stream(id)) {
      held.add(more);
    }
    return held.size() == RunStreams.MAX_STREAMS;
  }

  private @Nullable Socket stream(UUID id) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/runs/"
                    + id
                    + "/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
    if (status.equals("HTTP/1.1 200")) {
      return socket;
    }
    assertThat(status).isEqualTo("HTTP/1.1 429");
    socket.close();
    return null;
  }

  private static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void assertProblem(EventClient client, int status, String code) throws Exception {
    assertThat(client.response.statusCode()).isEqualTo(status);
    assertThat(client.response.headers().firstValue("content-type"))
        .hasValue("application/problem+json");
    client.awaitEnd(PATIENCE);
    assertThat(ReevJson.MAPPER.readTree(client.rest()).get("code").asString()).isEqualTo(code);
  }
}
