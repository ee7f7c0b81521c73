package dev.reev.api.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.legacy.LegacyRunBody;
import dev.reev.api.legacy.RunStatus;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.submit.RunOrder;
import dev.reev.api.run.submit.RunSubmission;
import dev.reev.api.temporal.WorkflowOutcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerWithFakeEngine
class RunOutboxIT {

  private static final String BENCHMARK = "001-sol-transfer";
  private static final RunOrder ORDER =
      new LegacyRunBody("deterministic", 7, null, null).order(BENCHMARK);

  /** Longer than one back-off of the outbox, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private RunSubmission submission;
  @Autowired private RunCommands stops;
  @Autowired private StoredRuns runs;
  @Autowired private RunReconciler reconciler;
  @Autowired private FakeEngine engine;
  @Autowired private JdbcClient jdbc;

  @Test
  void acceptedRun_isStartedWithAllItNeeds() {
    UUID id = submission.submit(ORDER, null);

    await().atMost(PATIENCE).until(() -> engine.started.size() == 1);
    var request = engine.started.get(0);
    assertThat(request.executionId()).isEqualTo(id.toString());
    assertThat(request.benchmarkYaml()).contains("id: " + BENCHMARK);
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void runAcceptedDuringAnOutage_startsOnceTheEngineIsBack() {
    engine.up = false;
    UUID id = submission.submit(ORDER, null);
    assertThat(status(id).state()).isEqualTo("Pending");

    engine.up = true;

    await().atMost(PATIENCE).until(() -> engine.startedIds().contains(id.toString()));
  }

  @Test
  void manyRuns_areEachStartedOnce() {
    List<UUID> ids =
        IntStream.range(0, 40).parallel().mapToObj(i -> submission.submit(ORDER, null)).toList();

    await().atMost(PATIENCE).until(() -> engine.started.size() >= ids.size());
    assertThat(engine.startedIds())
        .containsExactlyInAnyOrderElementsOf(ids.stream().map(UUID::toString).toList());
  }

  @Test
  void stop_whilePending_neverStartsIt() {
    engine.up = false;
    UUID id = submission.submit(ORDER, null);
    assertThat(stops.stop(id)).isEqualTo(RunCommands.Outcome.REQUESTED);

    await().atMost(PATIENCE).until(() -> status(id).state().equals("Stopped"));
    engine.up = true;
    UUID next = submission.submit(ORDER, null);

    await().atMost(PATIENCE).until(() -> engine.startedIds().contains(next.toString()));
    assertThat(engine.startedIds()).doesNotContain(id.toString());
    assertThat(status(id).error()).isEqualTo("Execution stopped by user");
  }

  @Test
  void stop_afterTheStart_cancelsOnce() {
    UUID id = started();

    assertThat(stops.stop(id)).isEqualTo(RunCommands.Outcome.REQUESTED);
    assertThat(stops.stop(id)).isEqualTo(RunCommands.Outcome.REQUESTED);

    await().atMost(PATIENCE).until(() -> !engine.cancelled.isEmpty());
    UUID other = started();
    assertThat(engine.startedIds()).contains(other.toString());
    assertThat(engine.cancelled).containsExactly(id.toString());
  }

  @Test
  void stop_duringAnOutage_isSentAfterIt() {
    UUID id = started();
    engine.up = false;
    stops.stop(id);

    engine.up = true;

    await().atMost(PATIENCE).until(() -> engine.cancelled.contains(id.toString()));
  }

  @Test
  void refusedRun_failsInsteadOfBlockingTheOthers() {
    engine.refusing = true;
    UUID id = submission.submit(ORDER, null);

    await().atMost(PATIENCE).until(() -> status(id).state().equals("Failed"));
    assertThat(status(id).failure())
        .extracting(RunStatus.Failure::failureClass)
        .isEqualTo("internal");
  }

  @Test
  void lostHistory_isStartedAgain() throws Exception {
    UUID id = startedLongAgo();
    engine.outcomes.put(id.toString(), WorkflowOutcome.UNKNOWN);

    reconciler.reconcile();

    await()
        .atMost(PATIENCE)
        .until(() -> engine.startedIds().stream().filter(id.toString()::equals).count() == 2);
  }

  @Test
  void workflowEndedByHand_endsTheRun() throws Exception {
    UUID id = startedLongAgo();
    engine.outcomes.put(id.toString(), WorkflowOutcome.ENDED_BY_HAND);

    reconciler.reconcile();

    assertThat(status(id).state()).isEqualTo("Stopped");
    assertThat(status(id).error()).contains("outside of Reev");
  }

  @Test
  void brokenWorkflow_failsTheRun() throws Exception {
    UUID id = startedLongAgo();
    engine.outcomes.put(id.toString(), WorkflowOutcome.BROKEN);

    reconciler.reconcile();

    assertThat(status(id).state()).isEqualTo("Failed");
  }

  @Test
  void openWorkflow_andYoungRun_areLeftAlone() throws Exception {
    UUID open = startedLongAgo();
    UUID young = started();
    engine.outcomes.put(young.toString(), WorkflowOutcome.BROKEN);

    reconciler.reconcile();

    assertThat(status(open).state()).isEqualTo("Pending");
    assertThat(status(young).state()).isEqualTo("Pending");
  }

  private UUID started() {
    UUID id = submission.submit(ORDER, null);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                jdbc.sql("select workflow_started_at is not null from execution where id = ?")
                    .param(id)
                    .query(Boolean.class)
                    .single());
    return id;
  }

  private UUID startedLongAgo() {
    UUID id = started();
    jdbc.sql("update execution set workflow_started_at = now() - interval '2 minutes' where id = ?")
        .param(id)
        .update();
    return id;
  }

  private RunStatus status(UUID id) {
    return RunStatus.of(runs.find(id).orElseThrow());
  }
}
