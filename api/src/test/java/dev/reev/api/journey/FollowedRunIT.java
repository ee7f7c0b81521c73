package dev.reev.api.journey;

import static dev.reev.api.journey.JourneyRuns.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.live.EventClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Live progress of runs on the whole stack. */
@JourneyServer
class FollowedRunIT {

  @LocalServerPort private int port;
  @Autowired private ApiClient api;
  @Autowired private JourneyRuns runs;
  @Autowired private JdbcClient jdbc;

  @Test
  void progress_isSeenByStreamAndLogWithinASecond() throws Exception {
    String id = runs.breaking("tells-progress", 60);
    try (EventClient client = EventClient.open(port, id, null)) {
      client.await(PATIENCE, event -> event.id().equals("1-1-3"));
      assertThat(runs.log(id, "")).startsWith("line 1\nline 2\n");
      assertThat(runs.status(id).get("progress").asInt()).isBetween(1, 99);
      client.awaitEnd(PATIENCE);

      List<EventClient.Event> progress =
          client.events.stream().filter(event -> event.name().equals("progress")).toList();
      assertThat(client.ids()).startsWith("0-0-0", "1-1-0").endsWith("1-1-5", "2-1-0");
      assertThat(progress).hasSizeGreaterThanOrEqualTo(4);
      List<Instant> written = runs.eventTimes(id);
      for (EventClient.Event event : progress) {
        int number = event.data().get("events").asInt();
        assertThat(event.data().get("tool").asString()).isEqualTo("tool-" + number);
        assertThat(Duration.between(written.get(number - 1), event.at()))
            .as("event %d", number)
            .isLessThan(Duration.ofSeconds(1));
      }
    }
    assertThat(runs.log(id, "")).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\n");
  }

  @Test
  void theRealRunner_tellsItsStepsWhileItWorks() throws Exception {
    String id = runs.run("305-flow-account-transfer-memo");
    try (EventClient client = EventClient.open(port, id, null)) {
      client.awaitEnd(PATIENCE);

      JsonNode last = client.events.get(client.events.size() - 2).data();
      assertThat(last.get("events").asInt()).isEqualTo(runs.eventTimes(id).size());
      assertThat(last.get("steps").asInt()).isEqualTo(3);
      assertThat(last.get("step").asInt()).isEqualTo(3);
      assertThat(last.get("percent").asInt()).isEqualTo(99);
      assertThat(client.events.get(client.events.size() - 1).data().get("score").asDouble())
          .isEqualTo(1);
    }
  }

  @Test
  void anUrgentRun_getsTheNextFreeSlot() {
    List<String> ordinary = new ArrayList<>();
    for (int i = 0; i < 2 * JourneyServer.SLOTS; i++) {
      ordinary.add(sleeping(5));
    }
    // All of them wait in Temporal now, so it is there that the urgent one has to overtake.
    await().atMost(PATIENCE).until(() -> waitingForTemporal() == 0);
    String urgent = sleeping(1);

    Instant urgentStart = start(runs.awaitEnd(urgent));

    Instant last = Instant.MIN;
    for (String id : ordinary) {
      Instant started = start(runs.awaitEnd(id));
      last = last.isBefore(started) ? started : last;
    }
    assertThat(urgentStart).isBefore(last);
  }

  private String sleeping(int priority) {
    return api.post(
            "/runs",
            Map.of(
                "agent",
                "deterministic",
                "priority",
                priority,
                "yml_content",
                JourneyRuns.benchmark("sleeps")))
        .get("id")
        .asString();
  }

  private long waitingForTemporal() {
    return jdbc.sql("select count(*) from execution where workflow_started_at is null")
        .query(Long.class)
        .single();
  }

  private static Instant start(JsonNode status) {
    return Instant.parse(status.get("start_time").asString());
  }
}
