package dev.reev.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.schedule.ScheduleIds;
import dev.reev.workflows.suite.SuiteIds;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Schedules on a real Temporal server, with runs that are done at once. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "reev.benchmarks-dir=${reev.root}/benchmarks",
      "reev.runner.root=${reev.root}",
      "reev.runner.slots=4",
      "reev.runner.command=/bin/sh ${reev.root}/api/src/test/runners/instant.sh"
    })
@Import(RealServer.class)
@DirtiesContext
@Timeout(300)
class ScheduleJourneyIT {

  /** A round of the reconciler takes three seconds, and a suite some more on a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SUITE =
      """
      {"benchmarks":["001-sol-transfer"],"agents":["local"],"repeats":2}
      """;

  @LocalServerPort private int port;
  @Autowired private ApiClient api;
  @Autowired private WorkflowClient temporal;
  @Autowired private TemporalServerProcess server;
  @Autowired private AttributeRegistration attributes;

  @Test
  void aTriggeredSchedule_runsItsSuite_andTheSecondTickIsComparedWithTheFirst() throws Exception {
    create(
        "nightly",
        """
        "cron":"0 3 1 1 *","watch":{"control":{"agent":"deterministic"}}
        """);

    api.send("POST", "/schedules/nightly/trigger", "", 202);
    JsonNode first = awaitTick("nightly", 1);
    api.send("POST", "/schedules/nightly/trigger", "", 202);
    JsonNode second = awaitTick("nightly", 2);

    assertThat(first.get("decision").asString()).isEqualTo("baseline");
    assertThat(second.get("decision").asString()).as(second.toString()).isEqualTo("good");
    assertThat(second.get("baseline_suite_id")).isEqualTo(first.get("suite_id"));
    JsonNode suite = api.get("/suites/" + first.get("suite_id").asString());
    assertThat(suite.get("kind").asString()).isEqualToIgnoringCase("tick");
    assertThat(suite.get("state").asString()).isEqualTo("Completed");
    // Two repeats of the agent, and two of the control.
    assertThat(suite.get("total").asInt()).isEqualTo(4);
    JsonNode detail = api.get("/ticks/" + second.get("id").asString());
    assertThat(detail.at("/judgements/0/findings").size()).isEqualTo(2);
    awaitSchedule("nightly", "/counts/started", "2");
  }

  /** Triggers another tick as soon as the first has ended, as a user does on the page. */
  @Test
  void aTriggerDuringATick_waitsForItsEnd_thoughTheScheduleSkips() throws Exception {
    create("impatient", "\"cron\":\"0 3 1 1 *\",\"overlap\":\"skip\"");

    api.send("POST", "/schedules/impatient/trigger", "", 202);
    api.send("POST", "/schedules/impatient/trigger", "", 202);

    assertThat(awaitTick("impatient", 2).get("decision").asString()).isEqualTo("not_watched");
  }

  @Test
  void theSameTriggerSentTwice_ticksOnce() throws Exception {
    create("once", "\"cron\":\"0 3 1 1 *\",\"overlap\":\"allow_all\"");

    for (int time = 0; time < 2; time++) {
      api.send("POST", "/schedules/once/trigger", "", 202, "Idempotency-Key", "a");
    }

    assertThat(awaitTick("once", 1).get("decision").asString()).isEqualTo("not_watched");
    assertThat(api.get("/schedules/once/ticks").get("data").size()).isEqualTo(1);
  }

  @Test
  void editsMadeWithTheTemporalCommandLine_showInTheApi() throws Exception {
    create("edited", "\"cron\":\"30 2 * * MON-FRI\",\"timezone\":\"Europe/Berlin\"");
    awaitSchedule("edited", "/sync/state", "applied");
    assertThat(api.get("/schedules/edited").get("cron").asString()).isEqualTo("30 2 * * MON-FRI");

    cli("toggle", "--pause", "--reason", "the model is down");
    JsonNode paused = awaitSchedule("edited", "/paused", "true");
    assertThat(paused.get("note").asString()).isEqualTo("the model is down");
    assertThat(paused.get("next_times").isEmpty()).isTrue();

    cli(
        "update",
        "--cron",
        "15 6 * * 1",
        "--time-zone",
        "America/New_York",
        "--overlap-policy",
        "BufferOne",
        "--workflow-id",
        "schedule-edited",
        "--type",
        "SomethingElse",
        "--task-queue",
        "elsewhere");
    JsonNode updated = awaitSchedule("edited", "/cron", "15 6 * * 1");
    assertThat(updated.get("timezone").asString()).isEqualTo("America/New_York");
    assertThat(updated.get("overlap").asString()).isEqualTo("buffer_one");
    // The edited action is reverted, and the schedule still ticks.
    api.send("POST", "/schedules/edited/trigger", "", 202);
    awaitTick("edited", 1);
    await().atMost(PATIENCE).until(() -> foundTick("edited").isPresent());

    cli("delete");
    await().atMost(PATIENCE).untilAsserted(() -> api.send("GET", "/schedules/edited", "", 404));
  }

  @Test
  void aTick_isShownInTemporal_withItsSuiteAndWhatCameOut() throws Exception {
    await().atMost(PATIENCE).until(attributes::isRegistered);
    create("shown", "\"cron\":\"0 3 1 1 *\"");
    api.send("POST", "/schedules/shown/trigger", "", 202);
    JsonNode tick = awaitTick("shown", 1);
    String suite = tick.get("suite_id").asString();

    String workflow =
        await().atMost(PATIENCE).until(() -> foundTick("shown"), Optional::isPresent).orElseThrow();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(details(workflow))
                    .contains(
                        "| state | Ended |",
                        "| decision | not_watched |",
                        ":" + port + "/suites/" + suite + ")",
                        ":" + port + "/ticks/" + tick.get("id").asString() + ")"));
    var started = temporal.newUntypedWorkflowStub(SuiteIds.workflowId(suite)).describe();
    assertThat(started.getStaticSummary()).isEqualTo("shown: suite");
    assertThat(started.getTypedSearchAttributes().get(RunAttributes.SUITE_ID)).isEqualTo(suite);
    assertThat(started.getTypedSearchAttributes().get(RunAttributes.TRIGGER)).isEqualTo("schedule");
  }

  @Test
  void changesMadeByTheApi_reachTemporal_andLeaveTheRestAsItWasEditedThere() throws Exception {
    create("changed", "\"interval_seconds\":86400");
    awaitSchedule("changed", "/sync/state", "applied");

    api.send("POST", "/schedules/changed/pause", "{\"note\":\"holidays\"}", 200);
    awaitSchedule("changed", "/sync/state", "applied");
    String described = cliOf("changed", "describe", "-o", "json");
    assertThat(described).contains("\"paused\": true", "holidays");
    api.send("PATCH", "/schedules/changed", "{\"cron\":\"0 4 * * *\"}", 200);
    JsonNode applied = awaitSchedule("changed", "/sync/state", "applied");

    assertThat(applied.get("paused").asBoolean()).isTrue();
    assertThat(applied.get("interval_seconds").isNull()).isTrue();
    assertThat(cliOf("changed", "describe", "-o", "json")).contains("\"start\": 4");
    api.send("DELETE", "/schedules/changed", "", 204);
    await()
        .atMost(PATIENCE)
        .until(() -> cliOf("changed", "describe", "-o", "json").contains("not found"));
  }

  /** 02:30 does not exist on the last Sunday of March in Berlin, and comes twice in October. */
  @Test
  void aTimeZoneWithDaylightSaving_skipsTheMissingHour_andTicksOnceInTheDoubledOne()
      throws Exception {
    create("spring", "\"cron\":\"30 2 25-31 3 *\",\"timezone\":\"Europe/Berlin\"");
    create("autumn", "\"cron\":\"30 2 25-31 10 *\",\"timezone\":\"Europe/Berlin\"");

    List<Instant> spring = next("spring");
    List<Instant> autumn = next("autumn");

    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(spring)
        .isNotEmpty()
        .allSatisfy(
            time -> assertThat(time.atZone(berlin).toLocalTime().toString()).isEqualTo("02:30"));
    // Seven days less the one without such a time.
    int year = spring.get(0).atZone(berlin).getYear();
    assertThat(spring.stream().filter(time -> time.atZone(berlin).getYear() == year)).hasSize(6);
    int autumnYear = autumn.get(0).atZone(berlin).getYear();
    assertThat(autumn.stream().filter(time -> time.atZone(berlin).getYear() == autumnYear))
        .hasSize(7);
  }

  private String details(String workflow) {
    return temporal
        .newUntypedWorkflowStub(workflow)
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }

  /** By what lists in Temporal can be filtered by. */
  private Optional<String> foundTick(String schedule) {
    try (var ticks =
        temporal.listExecutions("WorkflowType = 'ScheduleTick' and `Trigger` = 'schedule'")) {
      return ticks
          .map(tick -> tick.getExecution().getWorkflowId())
          .filter(id -> id.startsWith(ScheduleIds.workflowId(schedule) + "-"))
          .findFirst();
    }
  }

  private List<Instant> next(String name) throws Exception {
    awaitSchedule(name, "/sync/state", "applied");
    List<Instant> times = new ArrayList<>();
    api.get("/schedules/" + name)
        .get("next_times")
        .forEach(time -> times.add(Instant.parse(time.asString())));
    return times;
  }

  private void create(String name, String more) throws Exception {
    api.send(
        "POST",
        "/schedules",
        "{\"name\":\"%s\",\"suite\":%s,%s}".formatted(name, SUITE, more),
        201);
  }

  /** The newest tick, once there are so many and it is over. */
  private JsonNode awaitTick(String schedule, int count) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              JsonNode ticks = api.get("/schedules/" + schedule + "/ticks").get("data");
              return ticks.size() == count ? ticks.get(0) : ReevJson.MAPPER.missingNode();
            },
            tick ->
                List.of("Ended", "Failed", "Stopped").contains(tick.path("state").asString("")));
  }

  private JsonNode awaitSchedule(String name, String pointer, String value) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> api.get("/schedules/" + name),
            schedule -> schedule.at(pointer).asString("").equals(value));
  }

  private String cli(String command, String... arguments) throws Exception {
    return cliOf("edited", command, arguments);
  }

  private String cliOf(String schedule, String command, String... arguments) throws Exception {
    List<String> words =
        new ArrayList<>(List.of(temporalBinary(), "schedule", command, "--schedule-id"));
    words.add("schedule-" + schedule);
    words.addAll(List.of("--address", server.address()));
    words.addAll(List.of(arguments));
    return output(words);
  }

  private static String temporalBinary() throws Exception {
    return output(
            List.of(
                Path.of(System.getProperty("reev.root"), "temporal-dev", "temporal-server")
                    .toString(),
                "find"))
        .strip();
  }

  private static String output(List<String> words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
