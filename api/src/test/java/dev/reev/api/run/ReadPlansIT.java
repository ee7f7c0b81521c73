package dev.reev.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.ApiBodies;
import dev.reev.api.request.PageCursor;
import dev.reev.api.run.workflow.ServerWithFakeEngine;
import dev.reev.api.run.workflow.Sessions;
import dev.reev.workflows.run.Document;
import dev.reev.workflows.score.ScoreActivities;
import dev.reev.workflows.score.ScoreBatchRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Reads of pages and pollers on many runs: no statement may scan a table that grows with the runs.
 * PostgreSQL itself counts such scans, for every statement.
 */
@ServerWithFakeEngine
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadPlansIT {

  /** Far more than a page, so that a walk would never be the cheaper plan. */
  private static final int RUNS = 100_000;

  private static final UUID SEEDED = new UUID(0, 1);

  @Autowired private MockMvcTester http;
  @Autowired private JdbcClient jdbc;
  @Autowired private DataSource connections;
  @Autowired private Flyway flyway;
  @Autowired private ScoreActivities scores;

  @BeforeAll
  void seed() throws Exception {
    Document document = Sessions.document(Sessions.json(Sessions.scored(SEEDED, 1, true)));
    String script =
        Files.readString(
                Path.of(
                    System.getProperty("reev.root"),
                    "bench/src/main/resources/dev/reev/bench/reads/seed.sql"))
            .replace(":runs", String.valueOf(RUNS));
    owner().sql("begin; " + script + "; commit").update();
    jdbc.sql(
            "insert into session_document (execution_id, sha256, size_bytes, content)"
                + " select id, ?, ?, ? from execution where score is not null")
        .params(document.sha256(), document.sizeBytes(), document.firstChunk())
        .update();
    owner()
        .sql(
            """
            update execution set provenance =
              jsonb_build_object('chat', jsonb_build_object('prompt_version', 'v' || 1 + abs(hashtext(id::text)) % 2))
            where agent = 'local' and created_at > now() - interval '30 days'
            """)
        .update();
    // Index-only scans need the visibility map, which a server at rest has.
    owner().sql("vacuum analyze").update();
  }

  /** The server itself may do nothing but read and write rows. */
  private JdbcClient owner() {
    return JdbcClient.create(flyway.getConfiguration().getDataSource());
  }

  @AfterAll
  void empty() {
    owner().sql("truncate execution, performance, performance_day cascade").update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/runs",
        "/api/v1/runs?limit=200",
        "/api/v1/runs?state=Failed",
        "/api/v1/runs?agent=local",
        "/api/v1/runs?benchmark=001-sol-transfer",
        "/api/v1/runs?label=team:core",
        "/api/v1/runs?suite=none",
        "/api/v1/runs?sort=oldest",
        "/api/v1/runs?sort=worst",
        "/api/v1/runs?sort=dearest",
        "/api/v1/runs?text=transfer",
        "/api/v1/runs?text=no-such-thing",
        "/api/v1/benchmarks",
        "/api/v1/benchmarks/001-sol-transfer/status",
        "/api/v1/benchmarks/001-sol-transfer/status?agent=local",
        "/api/v1/benchmarks/001-sol-transfer/scores",
        "/api/v1/agent-performance",
        "/api/v1/results",
        "/api/v1/results?limit=200&page=50",
        "/api/v1/results?agent=local",
        "/api/v1/results?benchmark=001-sol-transfer",
        "/api/v1/results?agent=local&benchmark=001-sol-transfer&min_score=0.6&max_score=0.7",
        "/api/v1/results?start_date=2000-01-01&min_score=0.5",
        "/api/v1/results/001-sol-transfer",
        "/api/v1/execution-logs/001-sol-transfer",
        "/api/v1/execution-logs/001-sol-transfer?agent=local",
        "/api/v1/transaction-logs/001-sol-transfer",
        "/api/v1/flow-logs/001-sol-transfer",
        "/api/v1/flows/00000000-0000-0000-0000-000000000000",
        "/api/v1/debug/agent-performance-raw",
        "/api/v1/debug/execution-sessions",
        "/",
        "/under-way",
        "/runs",
        "/runs?state=Failed",
        "/runs?agent=local&benchmark=001-sol-transfer",
        "/runs?label=team:core",
        "/runs?text=001&from=2020-01-01&sort=longest",
        "/runs?sort=worst&agent=local",
        "/runs?suite=none",
        "/runs/new",
        "/suites",
        "/suites?name=none",
        "/suites/new",
        "/suites/new/preview?benchmarks=001-*&agents=local&repeats=3",
        "/compare",
        "/compare?base=agent:deterministic&candidate=agent:local&candidate=agent:glm-4.6",
        "/compare?base=agent:local,prompt_version=v1&candidate=agent:local,prompt_version=v2",
        "/schedules",
        "/schedules/new",
        "/schedules/new/times?cron=0+*+*+*+*",
        "/benchmarks",
        "/benchmarks/new",
        "/benchmarks/001-sol-transfer",
        "/agents",
        "/system",
        "/actuator/prometheus",
      })
  void read_walksThroughNoGrowingTable(String path) throws SQLException {
    long before = walks();

    int answer = path.contains("/flows/") ? 404 : 200;
    assertThat(http.get().uri(URI.create(path)).exchange()).hasStatus(answer);

    assertThat(walks()).isEqualTo(before);
  }

  @Test
  void manyRuns_areNotCountedToTheEnd() {
    assertThat(http.get().uri("/runs")).bodyText().contains("1,000+ runs");
  }

  @Test
  void oneRun_isFoundWithoutAWalk() throws SQLException {
    String id = jdbc.sql("select id from execution limit 1").query(String.class).single();

    for (String part :
        List.of(
            "", "/attempts", "/session", "/checks", "/trace", "/scores", "/logs?stream=stdout")) {
      long before = walks();
      http.get().uri(URI.create("/api/v1/runs/" + id + part)).exchange();
      assertThat(walks()).as(part).isEqualTo(before);
    }
    read_walksThroughNoGrowingTable("/runs/" + id);
  }

  @Test
  void aBatchOfScores_isFoundWithoutAWalk() throws Exception {
    String set =
        ApiBodies.post(http, 202, "/api/v1/benchmarks/001-sol-transfer/scores", Map.of())
            .get("id")
            .asString();
    String next = scores.scoreBatch(new ScoreBatchRequest(set, null)).next();
    long before = walks();

    assertThat(scores.scoreBatch(new ScoreBatchRequest(set, next)).next()).isNotNull();

    assertThat(walks()).isEqualTo(before);
    read_walksThroughNoGrowingTable("/api/v1/scores/" + set);
    read_walksThroughNoGrowingTable("/api/v1/scores/" + set + "/runs");
  }

  @Test
  void walk_isCounted() throws SQLException {
    long before = walks();

    jdbc.sql("select count(*) from execution where message = 'none'").query().singleRow();

    assertThat(walks()).isEqualTo(before + RUNS);
  }

  @Test
  void deepPage_walksThroughNoGrowingTable() throws SQLException {
    String middle =
        jdbc.sql("select created_at from execution order by created_at offset ? limit 1")
            .param(RUNS / 2)
            .query(OffsetDateTime.class)
            .single()
            .toInstant()
            .toString();
    PageCursor cursor = new PageCursor(Instant.parse(middle), new UUID(0, 0));

    read_walksThroughNoGrowingTable("/api/v1/runs?cursor=" + cursor.text());
  }

  /** Number of rows read by sequential scans. */
  private long walks() throws SQLException {
    // Forces the pending statistics of each connection.
    try (Connection one = connections.getConnection();
        Connection other = connections.getConnection()) {
      for (Connection connection : List.of(one, other)) {
        connection.createStatement().execute("select pg_stat_force_next_flush()");
      }
    }
    return jdbc.sql(
            "select sum(seq_tup_read) from pg_stat_user_tables where relname in ('execution',"
                + " 'execution_attempt', 'execution_label', 'session_document', 'attempt_output')")
        .query(Long.class)
        .single();
  }
}
