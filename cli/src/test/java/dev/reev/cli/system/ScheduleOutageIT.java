package dev.reev.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.cli.system.ReevStack.Ready;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schedules that tick every ten seconds, while no process of Reev is running for a minute. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ScheduleOutageIT {

  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Ends at once; only the ticks matter here. */
  private static final String RUNNER =
      """
      #!/bin/sh
      id=$(sed -n 's/^id: *"\\{0,1\\}\\([^" ]*\\).*/\\1/p' "$1" | head -n 1)
      printf '{"schema_version":1,"session_id":"%s","benchmark_id":"%s","agent_type":"%s","start_time":1,"end_time":2,"pass_threshold":0.75,"final_result":{"success":true,"score":1.0,"status":"Succeeded","execution_time_ms":1}}' \
        "$REEV_EXECUTION_ID" "$id" "${2#--agent=}" >"$REEV_SESSION_LOG_PATH/session_$REEV_EXECUTION_ID.json"
      """;

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init") // set first thing by the test
  private ReevStack stack;

  @AfterEach
  void stop() throws Exception {
    stack.close();
  }

  @Test
  void afterAnOutage_overlapPolicyAndCatchupWindowSayWhatIsMadeUpFor() throws Exception {
    Path runner = folder.resolve("instant-runner");
    Files.writeString(runner, RUNNER);
    assertThat(runner.toFile().setExecutable(true, false)).isTrue();
    stack = new ReevStack(folder.resolve("stack")).with("REEV_RUNNER_COMMAND", runner.toString());
    Ready ready = stack.up();
    create(ready, "made-up-once", "skip", 3600);
    create(ready, "made-up-all", "allow_all", 3600);
    create(ready, "missed", "skip", 10);
    for (String name : List.of("made-up-once", "made-up-all", "missed")) {
      awaitTickAfter(ready, name, Instant.EPOCH);
    }

    stack.close();
    Instant down = Instant.now();
    Thread.sleep(OUTAGE.toMillis());
    Instant up = Instant.now();
    Ready again = stack.up();
    for (String name : List.of("made-up-once", "made-up-all", "missed")) {
      awaitTickAfter(again, name, up.plusSeconds(10));
    }

    List<Instant> all = times(again, "made-up-all");
    for (int i = 1; i < all.size(); i++) {
      assertThat(Duration.between(all.get(i - 1), all.get(i)))
          .as("every time of the schedule: " + all)
          .isEqualTo(Duration.ofSeconds(10));
    }
    assertThat(during(all, down, up)).hasSizeGreaterThanOrEqualTo(5);

    // The first of them began, unless the tick before the outage was still under way.
    int least = isUnderWayThroughout(again, "made-up-once", down, up) ? 0 : 1;
    assertThat(during(times(again, "made-up-once"), down, up)).hasSizeBetween(least, 2);
    awaitCount(again, "made-up-once", "skipped", 4);
    assertThat(counts(again, "made-up-once").get("missed").asInt()).isZero();

    assertThat(during(times(again, "missed"), down, up.minusSeconds(10))).isEmpty();
    awaitCount(again, "missed", "missed", 4);
    assertThat(unheld(again, "missed")).isEqualTo(counts(again, "missed").get("missed").asInt());
  }

  private boolean isUnderWayThroughout(Ready ready, String name, Instant down, Instant up)
      throws Exception {
    for (JsonNode tick : ticks(ready, name)) {
      if (!tick.get("scheduled_at").isNull()
          && Instant.parse(tick.get("scheduled_at").asString()).isBefore(down)
          && Instant.parse(tick.get("ended_at").asString()).isAfter(up)) {
        return true;
      }
    }
    return false;
  }

  private static List<Instant> during(List<Instant> times, Instant from, Instant to) {
    return times.stream().filter(time -> time.isAfter(from) && time.isBefore(to)).toList();
  }

  private void create(Ready ready, String name, String overlap, int catchup) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(ready.api() + "/api/v1/schedules"))
                .header("content-type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"name":"%s","interval_seconds":10,"overlap":"%s",
                         "catchup_window_seconds":%d,
                         "suite":{"benchmarks":["001-sol-transfer"],"agents":["deterministic"]}}
                        """
                            .formatted(name, overlap, catchup)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private void awaitTickAfter(Ready ready, String name, Instant time) throws Exception {
    Eventually.holds(
        "a tick of " + name + " after " + time,
        PATIENCE,
        () -> times(ready, name).stream().anyMatch(at -> at.isAfter(time)));
  }

  /** A server that has just started reads the counts from Temporal three seconds later. */
  private void awaitCount(Ready ready, String name, String count, int least) throws Exception {
    Eventually.holds(
        "%d %s ticks of %s".formatted(least, count, name),
        PATIENCE,
        () -> counts(ready, name).get(count).asInt() >= least);
  }

  /** Times of the ticks that happened, oldest first. */
  private List<Instant> times(Ready ready, String name) throws Exception {
    List<Instant> times = new ArrayList<>();
    for (JsonNode tick : ticks(ready, name)) {
      if (!tick.get("scheduled_at").isNull()) {
        times.add(Instant.parse(tick.get("scheduled_at").asString()));
      }
    }
    return times.stream().sorted().toList();
  }

  private int unheld(Ready ready, String name) throws Exception {
    int occurrences = 0;
    for (JsonNode tick : ticks(ready, name)) {
      if (tick.get("state").asString().equals("Missed")) {
        occurrences += tick.get("occurrences").asInt();
      }
    }
    return occurrences;
  }

  private JsonNode ticks(Ready ready, String name) throws Exception {
    return get(ready, name + "/ticks?limit=200").get("data");
  }

  private JsonNode counts(Ready ready, String name) throws Exception {
    return get(ready, name).get("counts");
  }

  private JsonNode get(Ready ready, String path) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(ready.api() + "/api/v1/schedules/" + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonMapper().readTree(response.body());
  }
}
