package dev.reev.api.schedule.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.outbox.Outbox;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.schedule.engine.ScheduleEngine.Trigger;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Pause;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.benchmarks.schema.ReevJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Schedules in the database, with a Temporal that goes away, forgets and is edited. */
@ServerWithFakeEngine
@Import(SchedulesIT.Engine.class)
class SchedulesIT {

  private static final String SUITE =
      "\"suite\":{\"benchmarks\":[\"001-*\"],\"agents\":[\"deterministic\"]}";

  @TestConfiguration(proxyBeanMethods = false)
  static class Engine {
    @Bean
    @Primary
    FakeScheduleEngine fakeScheduleEngine() {
      return new FakeScheduleEngine();
    }
  }

  @Autowired private MockMvcTester http;
  @Autowired private FakeScheduleEngine engine;
  @Autowired private ScheduleReconciler rounds;
  @Autowired private ScheduledAnnotationBeanPostProcessor scheduling;
  @Autowired private ScheduleChanges changes;
  @Autowired private Outbox outbox;

  @BeforeEach
  void roundsOnlyWhenATestSaysSo() {
    // A round on its own thread would hold the rows that a round of the test is about to take.
    scheduling.postProcessBeforeDestruction(rounds, "scheduleRounds");
    outbox.stop();
  }

  /** Runs the outbox and the reconciler once each. */
  private void round() throws Exception {
    boolean more = changes.isReachable();
    while (more) {
      more = changes.sendNext();
    }
    rounds.reconcile();
  }

  @Test
  void createdWhileTemporalIsAway_itIsPending_andAppliedWhenItIsBack() throws Exception {
    engine.reachable = false;
    create("\"cron\":\"0 3 * * *\"");
    round();
    assertThat(schedule().at("/sync/state").asString()).isEqualTo("pending");

    engine.reachable = true;
    round();

    assertThat(schedule().at("/sync/state").asString()).isEqualTo("applied");
    assertThat(engine.schedules).containsOnlyKeys("nightly");
  }

  @Test
  void anEditInTemporal_winsOverWhatTheApiDidNotTouch() throws Exception {
    create("\"cron\":\"0 3 * * *\"");
    round();
    Plan plan = engine.get("nightly").plan();
    engine.edit("nightly", new Plan(plan.times(), plan.policy(), new Pause(true, "there")));

    send(HttpMethod.PATCH, "/nightly", "{\"cron\":\"0 4 * * *\"}", 200);
    round();
    round();

    assertThat(schedule().get("cron").asString()).isEqualTo("0 4 * * *");
    assertThat(schedule().get("paused").asBoolean()).isTrue();
    assertThat(engine.get("nightly").plan().times().cron()).isEqualTo("0 4 * * *");
  }

  @Test
  void ticksWithoutSearchAttributes_getThemOnceTheEngineHasThem_andNothingElseChanges()
      throws Exception {
    create("\"cron\":\"0 3 * * *\"");
    round();
    Plan plan = engine.get("nightly").plan();
    engine.unindex("nightly");

    round();

    assertThat(engine.get("nightly").indexed()).isTrue();
    assertThat(engine.get("nightly").plan()).isEqualTo(plan);
    assertThat(schedule().at("/sync/state").asString()).isEqualTo("applied");
  }

  @Test
  void deletedInTemporal_itIsGone_butATemporalThatLostAllGetsItAgain() throws Exception {
    create("\"interval_seconds\":60");
    round();
    engine.namespace = "namespace-2";
    engine.schedules.clear();

    round();
    round();
    assertThat(engine.schedules).containsOnlyKeys("nightly");

    engine.schedules.clear();
    round();
    send(HttpMethod.GET, "/nightly", null, 404);
  }

  @Test
  void aBackfill_isSentOnce_howeverOftenItIsAskedFor() throws Exception {
    create("\"interval_seconds\":3600");
    round();
    String range = "{\"from\":\"2026-01-30T00:00:00Z\",\"to\":\"2026-01-31T00:00:00Z\"}";
    for (int time = 0; time < 2; time++) {
      assertThat(
              http.post()
                  .uri("/api/v1/schedules/nightly/backfill")
                  .header("Idempotency-Key", "again")
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(range)
                  .exchange())
          .hasStatus(202);
    }
    round();

    assertThat(engine.commands).hasSize(1);
    assertThat(engine.commands.get(0).overlap()).isEqualTo(Overlap.BUFFER_ALL);
    send(
        HttpMethod.POST,
        "/nightly/backfill",
        "{\"from\":\"2025-01-30T00:00:00Z\",\"to\":\"2026-01-31T00:00:00Z\"}",
        400);
    JsonNode turnedRound =
        send(
            HttpMethod.POST,
            "/nightly/backfill",
            "{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
            400);
    assertThat(turnedRound.get("message").asString()).isEqualTo("from must not be after to");
    JsonNode numbers = send(HttpMethod.POST, "/nightly/backfill", "{\"from\":1,\"to\":\"2\"}", 400);
    assertThat(numbers.get("message").asString())
        .isEqualTo("from, to must be a time with its zone, such as 2026-01-31T12:00:00Z");
  }

  /** Temporal would take two triggers of the same second for the same tick. */
  @Test
  void triggersOfOneMoment_haveASecondEach_andWaitForTheTickUnderWay() throws Exception {
    create("\"cron\":\"0 3 * * *\"");
    for (int time = 0; time < 3; time++) {
      send(HttpMethod.POST, "/nightly/trigger", null, 202);
    }
    round();

    assertThat(engine.commands)
        .hasSize(3)
        .allSatisfy(command -> assertThat(command.overlap()).isEqualTo(Overlap.BUFFER_ONE));
    assertThat(engine.commands)
        .extracting(command -> ((Trigger) command).at().getEpochSecond())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "cron":"0 25 * * *"                                   | cron
          "cron":"@daily"                                       | cron
          "cron":"0 3 * * *","interval_seconds":60              | cron
          "note":"neither cron nor interval"                    | cron
          "interval_seconds":9                                  | interval_seconds
          "cron":"0 3 * * *","timezone":"Mars/Olympus"          | timezone
          "interval_seconds":60,"catchup_window_seconds":1      | catchup_window_seconds
          "interval_seconds":60,"watch":{"confirm_level":2}     | watch.confirm_level
          "interval_seconds":60,"watch":{"control":{}}          | watch.control.agent
          "interval_seconds":60,"watch":{"control":{"agent":"nobody"}} | watch.control.agent
          "interval_seconds":60,"webhook":{"url":"http://10.0.0.1/","secret":"x"} | webhook.url
          """)
  void whatCannotBe_isRefusedByTheNameOfItsField(String more, String field) throws Exception {
    JsonNode problem =
        send(HttpMethod.POST, "", "{\"name\":\"nightly\",%s,%s}".formatted(SUITE, more), 400);

    assertThat(problem.at("/errors/0/field").asString()).as(problem.toString()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"other"}                            | name
          {"cron":null}                               | cron
          {"interval_seconds":1}                      | interval_seconds
          {"interval_seconds":"soon"}                 | interval_seconds
          {"nonsense":1}                              | nonsense
          {"suite":{"benchmarks":["none-such-*"]}}    | suite.benchmarks
          {"suite":{"repeats":0}}                     | suite.repeats
          {"suite":null}                              | suite
          {"watch":{"baseline":"yesterday"}}          | watch.baseline
          """)
  void aPatchThatLeavesSomethingWrong_changesNothing(String patch, String field) throws Exception {
    create("\"cron\":\"0 3 * * *\"");
    round();
    JsonNode before = schedule();

    JsonNode problem = send(HttpMethod.PATCH, "/nightly", patch, 400);

    assertThat(problem.at("/errors/0/field").asString()).as(problem.toString()).isEqualTo(field);
    assertThat(schedule()).isEqualTo(before);
  }

  @Test
  void aNameThatIsTaken_isAConflict() throws Exception {
    create("\"cron\":\"0 3 * * *\"");

    JsonNode problem =
        send(
            HttpMethod.POST,
            "",
            "{\"name\":\"nightly\",%s,\"interval_seconds\":60}".formatted(SUITE),
            409);

    assertThat(problem.get("code").asString()).isEqualTo("schedule_exists");
  }

  private void create(String more) throws Exception {
    send(HttpMethod.POST, "", "{\"name\":\"nightly\",%s,%s}".formatted(SUITE, more), 201);
  }

  private JsonNode schedule() throws Exception {
    return send(HttpMethod.GET, "/nightly", null, 200);
  }

  private JsonNode send(HttpMethod method, String path, @Nullable String body, int status)
      throws Exception {
    var request = http.method(method).uri("/api/v1/schedules" + path);
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
    MvcTestResult result = request.exchange();
    String answer = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    assertThat(result.getResponse().getStatus()).as(answer).isEqualTo(status);
    return ReevJson.MAPPER.readTree(answer);
  }
}
