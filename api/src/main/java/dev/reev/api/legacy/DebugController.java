package dev.reev.api.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rows as they are, a bounded number of each kind, newest first. */
@RestController
@RequestMapping("/api/v1/debug")
class DebugController {

  private static final int MAX_BENCHMARKS = 1000;
  private static final int MAX_RESULTS = 100;

  /** As many as older clients got. */
  private static final int MAX_SESSIONS = 10;

  private final JdbcClient jdbc;

  DebugController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Benchmarks with the beginning of their prompt; retired ones too. */
  @GetMapping("/benchmarks")
  Benchmarks benchmarks() {
    List<BenchmarkRow> rows =
        jdbc.sql(
                """
                select id, left(prompt, 50) as prompt_preview, id as benchmark_name, first_seen_at as created_at,
                  retired_at
                from benchmark_summary order by id limit ?
                """)
            .param(MAX_BENCHMARKS)
            .query(BenchmarkRow.class)
            .list();
    return new Benchmarks(true, rows.size(), rows);
  }

  /** The hundred newest runs that have a score, as they are stored. */
  @GetMapping("/agent-performance-raw")
  Dump<ResultRow> results() {
    return Dump.of(
        jdbc.sql(
                """
                select id, id as session_id, benchmark_id, agent as agent_type, score, passed, execution_time_ms,
                  created_at, benchmark_sha256
                from run_summary where score is not null order by created_at desc, id desc limit ?
                """)
            .param(MAX_RESULTS)
            .query(ResultRow.class)
            .list());
  }

  /** The ten newest runs in any state, as they are stored. */
  @GetMapping("/execution-sessions")
  Dump<SessionRow> sessions() {
    return Dump.of(
        jdbc.sql(
                """
                select id as session_id, benchmark_id, agent as agent_type, 'web' as client, created_at,
                  started_at as start_time, ended_at as end_time, state as status, score, failure_class
                from run_summary order by created_at desc, id desc limit ?
                """)
            .param(MAX_SESSIONS)
            .query(SessionRow.class)
            .list());
  }

  /** Answers 410: a GET must not invent a score. */
  @GetMapping("/insert-test-data")
  void insertTestData() {
    throw new ProblemException(
        HttpStatus.GONE,
        "gone",
        "this route no longer inserts test data; run a benchmark with the agent deterministic",
        List.of());
  }

  record Dump<T>(int count, List<T> data) {

    static <T> Dump<T> of(List<T> data) {
      return new Dump<>(data.size(), data);
    }
  }

  record Benchmarks(boolean success, int count, List<BenchmarkRow> benchmarks) {}

  record BenchmarkRow(
      String id,
      String promptPreview,
      String benchmarkName,
      Instant createdAt,
      @Nullable Instant retiredAt) {}

  record ResultRow(
      UUID id,
      UUID sessionId,
      String benchmarkId,
      String agentType,
      double score,
      boolean passed,
      @Nullable Long executionTimeMs,
      Instant createdAt,
      String benchmarkSha256) {}

  record SessionRow(
      UUID sessionId,
      String benchmarkId,
      String agentType,
      @JsonProperty("interface") String client,
      Instant createdAt,
      @Nullable Instant startTime,
      @Nullable Instant endTime,
      String status,
      @Nullable Double score,
      @Nullable String failureClass) {}
}
