package dev.reev.api.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.legacy.RunStatus;
import dev.reev.api.output.AttemptOutputs;
import dev.reev.api.output.OutputKind;
import dev.reev.api.output.ProgressRows;
import dev.reev.api.run.state.FailedChecks;
import dev.reev.api.run.state.NewRun;
import dev.reev.api.run.state.RunTransitions;
import dev.reev.api.run.state.StoredRuns;
import dev.reev.api.run.view.AttemptView;
import dev.reev.api.run.view.AttemptViews;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.workflows.run.DocumentChunk;
import dev.reev.workflows.run.OutputWindow;
import dev.reev.workflows.run.RunFailures;
import dev.reev.workflows.run.RunRecord;
import dev.reev.workflows.run.RunState;
import dev.reev.workflows.run.RunnerProgress;
import dev.reev.workflows.run.RunnerStarted;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerWithFakeEngine
class RecordActivitiesImplIT {

  private static final String BENCHMARK = "001-sol-transfer";

  @Autowired private RecordActivitiesImpl records;
  @Autowired private RunTransitions moves;
  @Autowired private StoredRuns runs;
  @Autowired private BenchmarkCatalogue catalogue;
  @Autowired private JdbcClient jdbc;
  @Autowired private AttemptViews attempts;
  @Autowired private AttemptOutputs outputs;
  @Autowired private ProgressRows progressRows;

  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void acceptRun() {
    moves.accept(List.of(newRun(id)));
  }

  @Test
  void markRunning_thenResult_isShownWithItsTrace() {
    records.markRunning(started(1));
    assertThat(status().state()).isEqualTo("Running");
    assertThat(status().metadata()).containsEntry("host", "host-a").containsEntry("pid", 7L);

    records.storeResult(Sessions.completed(id, 1));

    RunStatus status = status();
    assertThat(status.status()).isEqualTo("Completed");
    assertThat(status.progress()).isEqualTo(100);
    assertThat(status.score()).isEqualTo(1);
    assertThat(status.passed()).isTrue();
    assertThat(status.executionTimeMs()).isEqualTo(1234);
    assertThat(status.trace()).contains("Send some SOL", "✅");
    assertThat(status.error()).isNull();
  }

  @Test
  void checks_areShownAsFarAsTheyDoNotHold() {
    records.storeResult(Sessions.completed(id, Sessions.ofChecks(id, 0.8, Sessions.halfHeld())));

    RunStatus status = status();
    assertThat(status.passed()).isTrue();
    assertThat(status.harm()).isFalse();
    assertThat(status.failedChecks())
        .isEqualTo(
            new FailedChecks(
                1,
                2,
                List.of(
                    new FailedChecks.FailedCheck(
                        "polite", false, false, "expected a greeting, got \"go away\""))));
  }

  @Test
  void thresholdOfARunner_countsForNothing() {
    SessionFile ofChecks = Sessions.ofChecks(id, 0.1, List.of());
    records.storeResult(Sessions.completed(id, ofChecks.withPassThreshold(0)));

    assertThat(status().score()).isEqualTo(0.1);
    assertThat(status().passed()).isFalse();
    assertThat(status().trace()).contains("below the pass threshold");
    assertThat(runs.find(id).orElseThrow().session())
        .isNotNull()
        .returns(0.75, SessionFile::passThreshold);
    assertThat(jdbc.sql("select sum(passed) from performance_day").query(Long.class).single())
        .isZero();
  }

  @Test
  void unconfined_isToldWithTheRunForEver() {
    assertThat(status().unconfined()).isFalse();
    records.storeResult(Sessions.completedUnconfined(id, 1));

    assertThat(status().unconfined()).isTrue();
    assertThat(runs.find(id).orElseThrow().unconfined()).isTrue();
  }

  @Test
  void harm_neverPasses_whateverTheScore() {
    records.storeResult(Sessions.completed(id, Sessions.ofChecks(id, 1, Sessions.harmful())));

    RunStatus status = status();
    assertThat(status.score()).isEqualTo(1);
    assertThat(status.passed()).isFalse();
    assertThat(status.harm()).isTrue();
    assertThat(status.colorClass()).isEqualTo("red");
    assertThat(Objects.requireNonNull(status.failedChecks()).first())
        .extracting(FailedChecks.FailedCheck::id)
        .containsExactly("nothing-lost", "polite");
    assertThat(status.trace()).endsWith("❌ Execution completed with harm: score 1.000\n");
  }

  @Test
  void aSessionWithoutChecks_hasNoneThatFail() {
    records.storeResult(Sessions.completed(id, 0.5));

    assertThat(status().harm()).isFalse();
    assertThat(status().failedChecks()).isNull();
  }

  @Test
  void storeResult_twice_keepsTheFirst() {
    records.storeResult(Sessions.completed(id, 1));
    records.storeResult(Sessions.failed(id, "late"));
    records.storeResult(Sessions.completed(id, 0.2));

    assertThat(status().state()).isEqualTo("Completed");
    assertThat(status().score()).isEqualTo(1);
    assertThat(count("execution_attempt")).isEqualTo(1);
  }

  @Test
  void storeResult_fromManyAtOnce_storesOne() throws Exception {
    try (var pool = new Pool()) {
      pool.run(IntStream.range(0, 8).mapToObj(i -> Sessions.completed(id, i / 10.0)).toList());
    }
    assertThat(count("execution_attempt")).isEqualTo(1);
    assertThat(status().state()).isEqualTo("Completed");
  }

  @Test
  void markRunning_afterTheEnd_changesNothing() {
    records.storeResult(Sessions.failed(id, "boom"));
    RunStatus before = status();

    records.markRunning(started(5));

    assertThat(status()).isEqualTo(before);
  }

  @Test
  void markRunning_showsTheAttempt_andTheResultCompletesIt() {
    records.markRunning(started(1));
    assertThat(attempts.of(id))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.host()).isEqualTo("host-a");
              assertThat(attempt.end()).isNull();
            });

    records.storeResult(Sessions.completed(id, 1));

    assertThat(attempts.of(id)).extracting(AttemptView::end).containsExactly("EXITED");
  }

  @Test
  void markRunning_ofAnEarlierAttempt_changesNothing() {
    records.markRunning(started(2));
    records.markRunning(new RunnerStarted(id.toString(), 1, "late-host", 9, Instant.now()));

    assertThat(status().attempt()).isEqualTo(2);
    assertThat(status().metadata()).containsEntry("host", "host-a");
  }

  @Test
  void failedRun_hasNoScoreAndSaysWhy() {
    // A runner may print a NUL character, which PostgreSQL cannot store.
    records.storeResult(Sessions.failed(id, "bro\0ken"));

    RunStatus status = status();
    assertThat(status.status()).isEqualTo("Failed");
    assertThat(status.score()).isNull();
    assertThat(status.passed()).isNull();
    assertThat(status.resultData()).isNull();
    assertThat(status.attempt()).isEqualTo(2);
    RunStatus.Failure failure = Objects.requireNonNull(status.failure());
    assertThat(failure.failureClass()).isEqualTo("runner_crashed");
    assertThat(failure.evidence()).contains("\"exit_code\": 3", "bro\uFFFDken");
    assertThat(count("execution_attempt")).isEqualTo(2);
  }

  @Test
  void scoreOfARunnerThatBroke_isNotStored() {
    RunRecord crashed = Sessions.crashedWithScore(id, 0.9);

    records.storeResult(crashed);

    assertThat(status().state()).isEqualTo("Failed");
    assertThat(status().score()).isNull();
    assertThat(status().executionTimeMs()).isNotEqualTo(1234);
  }

  @Test
  void chunks_areJoinedVerifiedAndDropped() {
    byte[] json = Sessions.json(Sessions.scored(id, 1, true));
    List<byte[]> parts = Sessions.split(Sessions.gzip(json), 3);
    var document = Sessions.chunked(json, parts);
    // Out of order and repeated, as retries deliver them.
    records.storeDocumentChunk(
        new DocumentChunk(id.toString(), document.sha256(), 2, parts.get(2)));
    records.storeDocumentChunk(
        new DocumentChunk(id.toString(), document.sha256(), 1, parts.get(1)));
    records.storeDocumentChunk(
        new DocumentChunk(id.toString(), document.sha256(), 2, parts.get(2)));

    records.storeResult(Sessions.completed(id, 1, document));

    assertThat(status().trace()).contains("Send some SOL");
    assertThat(count("document_chunk")).isZero();
  }

  @Test
  void missingChunk_storesNothing() {
    byte[] json = Sessions.json(Sessions.scored(id, 1, true));
    var document = Sessions.chunked(json, Sessions.split(Sessions.gzip(json), 2));

    assertThatThrownBy(() -> records.storeResult(Sessions.completed(id, 1, document)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(RunFailures.INCOMPLETE_DOCUMENT);
              assertThat(failure.isNonRetryable()).isTrue();
            });
    assertThat(status().state()).isEqualTo("Pending");
    assertThat(status().score()).isNull();
  }

  @Test
  void foreignContent_storesNothing() {
    byte[] json = Sessions.json(Sessions.scored(id, 1, true));
    byte[] other = Sessions.gzip("something else".getBytes(StandardCharsets.UTF_8));
    var document = Sessions.chunked(json, List.of(other));

    assertThatThrownBy(() -> records.storeResult(Sessions.completed(id, 1, document)))
        .isInstanceOf(ApplicationFailure.class);
    assertThat(status().state()).isEqualTo("Pending");
  }

  @Test
  void unknownExecution_isToldApart() {
    RunRecord record = Sessions.completed(UUID.randomUUID(), 1);

    assertThatThrownBy(() -> records.storeResult(record))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(RunFailures.UNKNOWN_EXECUTION));
  }

  @Test
  void stoppedRun_staysStopped() {
    assertThat(moves.stopped(id, "Execution stopped by user")).isTrue();

    records.storeResult(Sessions.completed(id, 1));

    assertThat(status().state()).isEqualTo("Stopped");
    assertThat(status().status()).isEqualTo("Failed");
    assertThat(status().error()).isEqualTo("Execution stopped by user");
    assertThat(moves.failedInternally(id, "no")).isFalse();
  }

  @Test
  void whatComesBesideTheResult_neverWaitsInACircle() throws Exception {
    var progress = new RunnerProgress(3, 1, 1, 0, 3, 1, "Prompt", null, null);
    var window = new OutputWindow(0, "hello\n".getBytes(StandardCharsets.US_ASCII));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 40; i++) {
        UUID run = UUID.randomUUID();
        moves.accept(List.of(newRun(run)));
        moves.running(run, started(run, 1));
        List<Runnable> all =
            List.of(
                () -> records.markRunning(started(run, 1)),
                () -> progressRows.save(run, 1, progress),
                () -> outputs.append(run, 1, OutputKind.STDOUT, window),
                () -> records.storeResult(Sessions.completedWithOutput(run, progress)));
        for (var done : threads.invokeAll(all.stream().map(Executors::callable).toList())) {
          done.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private NewRun newRun(UUID run) {
    String version = catalogue.currentVersion(BENCHMARK).orElseThrow();
    return NewRun.of(run, BENCHMARK, version, "deterministic", Duration.ofSeconds(5));
  }

  private static RunnerStarted started(UUID run, int attempt) {
    return new RunnerStarted(run.toString(), attempt, "host-a", 7, Instant.now());
  }

  private RunnerStarted started(int attempt) {
    return started(id, attempt);
  }

  private RunStatus status() {
    return RunStatus.of(runs.find(id).orElseThrow());
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table + " where execution_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  /** Stores several records at the same moment. */
  private final class Pool implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    void run(List<RunRecord> all) throws Exception {
      List<Callable<RunState>> tasks =
          all.stream()
              .<Callable<RunState>>map(
                  record ->
                      () -> {
                        records.storeResult(record);
                        return record.state();
                      })
              .toList();
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}
