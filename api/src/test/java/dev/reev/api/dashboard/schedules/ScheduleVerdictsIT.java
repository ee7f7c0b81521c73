package dev.reev.api.dashboard.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.ServerWithFakeEngine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A standing regression is visible on the overview, the list and the page of its schedule. */
@ServerWithFakeEngine
class ScheduleVerdictsIT {

  private static final String CHANGED =
      """
      [{"note": "deterministic: model was small, is large"}]
      """;

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;

  private int minute;

  @BeforeEach
  void aSchedule() {
    assertThat(
            http.post()
                .uri("/api/v1/schedules")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"name": "nightly", "interval_seconds": 3600,
                      "suite": {"benchmarks": ["001-*"], "agents": ["deterministic"]}}
                    """))
        .hasStatus(201);
  }

  @Test
  void scheduleWithoutAVerdict_isNone() {
    tick("NOT_WATCHED", null);

    assertThat(page("/")).bodyText().contains("No schedule has a verdict yet");
  }

  @Test
  void regression_isSeenInWords_onOverviewListAndPage() {
    tick("BASELINE", null);
    UUID first = tick("REGRESSED", null);

    assertThat(page("/"))
        .bodyText()
        .contains(
            "<b>deterministic</b>",
            "/ticks/" + first,
            "regressed since",
            "3 of 8 benchmarks are worse",
            "Changed with it: deterministic: model was small, is large")
        .doesNotContain("Nothing is worse");
    for (String list : new String[] {"/alerts", "/schedules", "/schedules/nightly"}) {
      assertThat(page(list)).bodyText().contains("/ticks/" + first, "regressed since");
    }
  }

  @Test
  void regression_stands_whileNoVerdictEndsIt() {
    tick("GOOD", null);
    UUID first = tick("REGRESSED", null);
    tick("STILL_REGRESSED", first);
    tick("INDECISIVE", null);
    skipped();

    assertThat(page("/")).bodyText().contains("/ticks/" + first, "<b>deterministic</b>");
    assertThat(page("/schedules")).bodyText().contains("regressed since", "skipped");
  }

  @Test
  void regressionThatRecovered_isOver() {
    UUID first = tick("REGRESSED", null);
    UUID recovered = tick("RECOVERED", first);

    assertThat(page("/"))
        .bodyText()
        .contains("Nothing is worse.")
        .doesNotContain("regressed since");
    assertThat(page("/schedules"))
        .bodyText()
        .contains("/ticks/" + recovered)
        .doesNotContain("regressed since");
  }

  @Test
  void reply_hasTheNewestVerdict_andTheRegressionThatStands() {
    reply().extractingPath("$.verdict").isNull();
    tick("GOOD", null);
    UUID first = tick("REGRESSED", null);
    UUID newest = tick("INDECISIVE", null);
    skipped();

    reply().extractingPath("$.verdict.tick_id").isEqualTo(newest.toString());
    reply().extractingPath("$.verdict.decision").isEqualTo("indecisive");
    String regression = "$.verdict.regression.";
    reply().extractingPath(regression + "first_bad_tick_id").isEqualTo(first.toString());
    reply().extractingPath(regression + "regressed[0]").isEqualTo("deterministic");
    reply().extractingPath(regression + "reason").isEqualTo("3 of 8 benchmarks are worse");
    reply()
        .extractingPath(regression + "suspects[0]")
        .isEqualTo("deterministic: model was small, is large");
    reply().hasPath(regression + "since");
    assertThat(http.get().uri("/api/v1/schedules"))
        .bodyJson()
        .extractingPath("$.data[0].verdict.decision")
        .isEqualTo("indecisive");

    tick("RECOVERED", first);

    reply().extractingPath("$.verdict.decision").isEqualTo("recovered");
    reply().extractingPath("$.verdict.regression").isNull();
  }

  private AbstractJsonContentAssert<?> reply() {
    return assertThat(http.get().uri("/api/v1/schedules/nightly")).hasStatus(200).bodyJson();
  }

  @Test
  void webhookThatTookNothing_isSeen() {
    UUID tick = tick("REGRESSED", null);
    UUID webhook = UUID.randomUUID();
    jdbc.sql(
            """
            update schedule set webhooks = jsonb_build_array(jsonb_build_object(
              'id', ?::text, 'format', 'slack', 'url', 'https://hooks.example.com/***tail', 'sealed', ''))
            """)
        .param(webhook.toString())
        .update();
    jdbc.sql(
            """
            insert into tick_notification (tick_id, webhook_id, attempts, error)
            values (?, ?, 3, 'it answered 500')
            """)
        .params(tick, webhook)
        .update();

    assertThat(page("/"))
        .bodyText()
        .contains(
            "Needs attention",
            "The webhook of schedule nightly has not taken a message: it answered 500.");
    assertThat(page("/schedules/nightly"))
        .bodyText()
        .contains("https://hooks.example.com/***tail", "it answered 500");
    assertThat(page("/ticks/" + tick)).bodyText().contains("undelivered", "it answered 500");
  }

  private MvcTestResult page(String address) {
    MvcTestResult page = http.get().uri(address).accept(MediaType.TEXT_HTML).exchange();
    assertThat(page).hasStatus(200);
    return page;
  }

  /** One after the other. Only the tick with which a regression begins says who regressed. */
  private UUID tick(String decision, @Nullable UUID firstBad) {
    UUID id = UUID.randomUUID();
    boolean begins = decision.equals("REGRESSED");
    jdbc.sql(
            """
            insert into tick (id, schedule_id, state, workflow_id, decision, reason, regressed, first_bad_tick_id, changes,
              opened_at, ended_at)
            select :id, id, 'ENDED', :workflow, :decision, :reason, :regressed, :first, :changes::jsonb,
              now() + make_interval(mins => :minute), now()
            from schedule
            """)
        .param("id", id)
        .param("workflow", "schedule-nightly-" + id)
        .param("decision", decision)
        .param("reason", begins ? "3 of 8 benchmarks are worse" : "told by the test")
        .param("regressed", begins ? new String[] {"deterministic"} : new String[0])
        .param("first", begins ? id : firstBad)
        .param("changes", begins ? CHANGED : null)
        .param("minute", minute++)
        .update();
    return id;
  }

  private void skipped() {
    jdbc.sql(
            """
            insert into tick (id, schedule_id, state, opened_at, ended_at)
            select gen_random_uuid(), id, 'SKIPPED', now() + make_interval(mins => ?), now() from schedule
            """)
        .param(minute++)
        .update();
  }
}
