package dev.reev.api.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reev.api.run.submit.RunOrder;
import dev.reev.api.run.submit.RunSubmission;
import dev.reev.api.run.view.RunViews;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Agents with limited concurrency, regardless of the number of hosts. */
@ServerWithFakeEngine
@TestPropertySource(properties = "reev.agent-limits=glm-4.6=2")
class AgentConcurrencyIT {

  /** Longer than one back-off of the outbox, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private RunSubmission submission;
  @Autowired private RecordActivitiesImpl records;
  @Autowired private RunCommands stops;
  @Autowired private RunViews reading;
  @Autowired private RunReconciler reconciler;
  @Autowired private RunStarts starts;
  @Autowired private FakeEngine engine;
  @Autowired private JdbcClient jdbc;

  @Test
  void anAgentThatServesOne_getsTheNextRunWhenTheFirstHasEnded() {
    UUID first = ordered("local", 3);
    UUID second = ordered("local", 3);
    awaitStarted(first);
    assertSettled(first);

    records.storeResult(Sessions.completed(first, 1.0));

    awaitStarted(second);
    assertSettled(first, second);
  }

  @Test
  void aHigherLimit_isUsedUpAndNotExceeded() {
    List<UUID> runs = IntStream.range(0, 5).mapToObj(i -> ordered("glm-4.6", 3)).toList();

    await().atMost(PATIENCE).until(() -> engine.started.size() == 2);
    assertSettled(runs.get(0), runs.get(1));
  }

  @Test
  void theMostUrgentRun_isNextAndAmongEqualsTheOldest() {
    UUID underWay = ordered("local", 3);
    awaitStarted(underWay);
    UUID late = ordered("local", 5);
    UUID older = ordered("local", 3);
    UUID younger = ordered("local", 3);
    UUID urgent = ordered("local", 1);
    UUID last = underWay;
    for (UUID next : List.of(urgent, older, younger, late)) {
      records.storeResult(Sessions.completed(last, 1.0));
      awaitStarted(next);
      last = next;
    }

    assertSettled(underWay, urgent, older, younger, late);
  }

  @Test
  void aRunThatWaitsForItsAgent_holdsNobodyElseUp() {
    UUID underWay = ordered("local", 1);
    awaitStarted(underWay);
    IntStream.range(0, 20).forEach(i -> ordered("local", 1));
    UUID other = ordered("deterministic", 5);

    awaitStarted(other);
    assertSettled(underWay, other);
  }

  @Test
  void aRunThatIsStoppedOrLosesItsWorkflow_givesItsTurnBack() throws Exception {
    UUID stopped = ordered("local", 3);
    awaitStarted(stopped);
    UUID lost = ordered("local", 3);
    UUID last = ordered("local", 3);
    stops.stop(stopped);
    await().atMost(PATIENCE).until(() -> engine.cancelled.contains(stopped.toString()));
    records.storeResult(Sessions.failed(stopped, "as after a stop"));
    awaitStarted(lost);
    jdbc.sql("update execution set workflow_started_at = now() - interval '2 minutes' where id = ?")
        .param(lost)
        .update();
    engine.outcomes.put(lost.toString(), WorkflowOutcome.ENDED_BY_HAND);

    reconciler.reconcile();

    awaitStarted(last);
  }

  @Test
  void severalServers_startNoMoreThanOneServerWould() {
    engine.up = false;
    IntStream.range(0, 12).forEach(i -> ordered("local", 3));
    engine.startMs = 200;
    engine.up = true;
    ExecutorService servers = Executors.newFixedThreadPool(6);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, 12)
                  .mapToObj(i -> CompletableFuture.runAsync(this::startNext, servers))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      servers.shutdownNow();
    }

    await().atMost(PATIENCE).until(() -> !engine.started.isEmpty());
    assertThat(engine.started).hasSize(1);
  }

  @Test
  void aRunThatWaits_saysWhatFor() {
    UUID underWay = ordered("local", 3);
    UUID waiting = ordered("local", 3);
    awaitStarted(underWay);

    assertThat(reading.view(waiting).state()).isEqualTo("Pending");
    assertThat(reading.view(waiting).message())
        .isEqualTo("waits for its turn: 1 of 1 runs of agent local are under way");
    assertThat(reading.view(underWay).message()).isNull();
  }

  private UUID ordered(String agent, int priority) {
    return submission.submit(
        new RunOrder(
            "001-sol-transfer",
            agent,
            new TreeMap<>(),
            null,
            Duration.ofSeconds(7),
            priority,
            null,
            null),
        null);
  }

  private void startNext() {
    try {
      starts.sendNext();
    } catch (UnavailableException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitStarted(UUID id) {
    await().atMost(PATIENCE).until(() -> engine.startedIds().contains(id.toString()));
  }

  /**
   * Asserts that exactly these runs were started, in this order, and that another round of the
   * outbox starts no more.
   */
  private void assertSettled(UUID... ids) {
    startNext();
    assertThat(engine.startedIds())
        .containsExactlyElementsOf(List.of(ids).stream().map(UUID::toString).toList());
  }
}
