package dev.reev.api.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reev.api.StoredRows;
import dev.reev.api.invariant.Disagreement.Kind;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.run.RunnerStarted;
import dev.reev.workflows.survey.AttemptId;
import dev.reev.workflows.survey.HostAnswer;
import dev.reev.workflows.survey.HostQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerWithFakeEngine
class InvariantCheckIT {

  private static final String HOST = "host-a";
  private final Instant longAgo = Instant.now().minus(Duration.ofMinutes(10));

  @Autowired private JdbcClient jdbc;
  @Autowired private RecordActivities records;
  @Autowired private CheckRows checkRows;
  @Autowired private MockMvcTester api;

  private final FakeRunsUnderWay underWay = new FakeRunsUnderWay();
  private StoredRows rows;
  private InvariantCheck check;

  @BeforeEach
  void open() {
    rows = new StoredRows(jdbc, records);
    check = new InvariantCheck(checkRows, underWay);
  }

  @Test
  void beforeTheFirstCheck_nothingIsClaimed() {
    assertThat(api.get().uri("/api/v1/system/invariants"))
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo("{\"agree\":null,\"checked_at\":null,\"disagreements\":[]}");
  }

  @Test
  void sidesThatSayTheSame_agree() throws Exception {
    UUID run = running();
    underWay.workflows.put(run, longAgo);
    underWay.answers.add(
        new HostAnswer(HOST, List.of(new AttemptId(run.toString(), 1)), List.of()));

    check.check();

    assertThat(underWay.questions)
        .containsExactly(new HostQuestion(HOST, List.of(new AttemptId(run.toString(), 1))));
    assertThat(api.get().uri("/api/v1/system/invariants"))
        .bodyJson()
        .isLenientlyEqualTo(
            "{\"agree\":true,\"counts\":{\"open_rows\":1,\"running_rows\":1,\"open_workflows\":1,"
                + "\"live_attempts\":1,\"hosts\":[\"host-a\"],\"silent_hosts\":[]}}");
  }

  @Test
  void aRowWhoseWorkflowIsGone_isNamed() throws Exception {
    UUID run = running();

    check.check();

    assertFound(Kind.ROW_WITHOUT_WORKFLOW, run);
    assertThat(api.get().uri("/api/v1/system/invariants"))
        .bodyJson()
        .isLenientlyEqualTo(
            "{\"agree\":false,\"disagreements\":[{\"kind\":\"row_without_workflow\",\"run_id\":\""
                + run
                + "\"}]}");
  }

  @Test
  void aListOfWorkflowsThatLagsBehind_isNoDisagreement() throws Exception {
    underWay.openThoughNotListed.add(running());

    check.check();

    assertThat(found()).isEmpty();
  }

  @Test
  void aWorkflowWhoseRunHasEnded_isNamedAfterTheGraceTime() throws Exception {
    UUID run = rows.failed("001-sol-transfer", "deterministic", longAgo);
    underWay.workflows.put(run, longAgo);

    check.check();
    assertThat(found()).isEmpty();
    endedLongAgo(run);
    check.check();

    assertFound(Kind.WORKFLOW_WITHOUT_ROW, run);
  }

  @Test
  void aWorkflowOfNoRun_isNamed() throws Exception {
    UUID stranger = UUID.randomUUID();
    underWay.workflows.put(stranger, longAgo);

    check.check();

    assertFound(Kind.WORKFLOW_WITHOUT_ROW, stranger);
  }

  @Test
  void aProcessThatOutlivesItsRun_isNamedAfterTheGraceTime() throws Exception {
    UUID run = rows.failed("001-sol-transfer", "deterministic", longAgo);
    underWay.answers.add(
        new HostAnswer(HOST, List.of(new AttemptId(run.toString(), 2)), List.of()));

    check.check();
    assertThat(found()).isEmpty();
    endedLongAgo(run);
    check.check();

    assertFound(Kind.ATTEMPT_OUTLIVES_RUN, run);
    assertThat(found().get(0).host()).isEqualTo(HOST);
    assertThat(found().get(0).attempt()).isEqualTo(2);
  }

  @Test
  void anAttemptThatItsHostDoesNotKnow_isNamed() throws Exception {
    UUID run = running();
    underWay.workflows.put(run, longAgo);
    underWay.answers.add(
        new HostAnswer(HOST, List.of(), List.of(new AttemptId(run.toString(), 1))));

    check.check();

    assertFound(Kind.ATTEMPT_NOT_ON_HOST, run);
  }

  @Test
  void aHostThatDoesNotAnswer_isNamedAndNotAccused() throws Exception {
    underWay.workflows.put(running(), longAgo);

    check.check();

    assertThat(found()).isEmpty();
    assertThat(checkRows.newest().orElseThrow().counts().silentHosts()).containsExactly(HOST);
  }

  @Test
  void withoutTemporal_theLastCheckStays() throws Exception {
    check.check();
    Instant last = checkRows.newest().orElseThrow().checkedAt();
    underWay.up = false;

    check.check();

    assertThat(checkRows.newest().orElseThrow().checkedAt()).isEqualTo(last);
  }

  private UUID running() {
    UUID run = rows.pending("001-sol-transfer", "deterministic", longAgo);
    jdbc.sql("update execution set workflow_started_at = now() - interval '5 minutes' where id = ?")
        .param(run)
        .update();
    records.markRunning(new RunnerStarted(run.toString(), 1, HOST, 4711, Instant.now()));
    return run;
  }

  private void endedLongAgo(UUID run) {
    jdbc.sql("update execution set ended_at = now() - interval '5 minutes' where id = ?")
        .param(run)
        .update();
  }

  private List<Disagreement> found() {
    return checkRows.newest().orElseThrow().disagreements();
  }

  private void assertFound(Kind kind, UUID run) {
    assertThat(found())
        .extracting(Disagreement::kind, Disagreement::executionId)
        .containsExactly(tuple(kind, run));
  }
}
