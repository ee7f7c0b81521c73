package dev.reev.api.score.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.suite.workflow.SuiteServer;
import dev.reev.workflows.run.RecordActivities;
import dev.reev.workflows.score.ScoreBatchRequest;
import dev.reev.workflows.score.ScoreSetState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** A server with runs and score sets, driven as clients and workflows do. */
final class ScoreServer {

  static final String API = "/api/v1/";

  private final MockMvcTester http;
  private final JdbcClient jdbc;
  private final RecordActivities records;
  private final ScoreActivitiesImpl scores;

  ScoreServer(
      MockMvcTester http, JdbcClient jdbc, RecordActivities records, ScoreActivitiesImpl scores) {
    this.http = http;
    this.jdbc = jdbc;
    this.records = records;
    this.scores = scores;
  }

  /** A run that has not ended. */
  UUID pending(String benchmark) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms)
            select ?, id, version_sha256, 'deterministic', 'PENDING', 5000 from benchmark where id = ?
            """)
        .params(id, benchmark)
        .update();
    return id;
  }

  /** A run that sent so many lamports, and has this score. */
  UUID transfer(long lamports, double score, @Nullable String scorer) {
    UUID id = pending(Transfer.BENCHMARK);
    records.storeResult(Transfer.completed(id, lamports, score, scorer));
    return id;
  }

  /** A suite of these runs that has ended. */
  UUID suite(UUID... runs) {
    UUID suite = UUID.randomUUID();
    jdbc.sql(
            """
            insert into suite (id, name, kind, state, definition, items, concurrency, ended_at)
            values (?, 'nightly', 'ORDINARY', 'COMPLETED', ?::jsonb, ?, 4, now())
            """)
        .params(
            suite,
            """
            {"name":"nightly","benchmarks":["00*"],"tags":[],"agents":["deterministic"],"repeats":1,
            "concurrency":4,"timeout_seconds":60,"priority":3,"labels":{}}""",
            runs.length)
        .update();
    for (int i = 0; i < runs.length; i++) {
      jdbc.sql(
              """
              insert into suite_item (suite_id, ordinal, benchmark_id, agent, repeat, execution_id)
              select ?, ?, benchmark_id, agent, ?, id from execution where id = ?
              """)
          .params(suite, i, i + 1, runs[i])
          .update();
    }
    return suite;
  }

  JsonNode get(String path) {
    return SuiteServer.json(http.get().uri(API + path).exchange(), 200);
  }

  JsonNode get(String path, int status) {
    return SuiteServer.json(http.get().uri(API + path).exchange(), status);
  }

  JsonNode post(String path, String body, int status, String... key) {
    var request = http.post().uri(API + path).contentType(MediaType.APPLICATION_JSON).content(body);
    if (key.length > 0) {
      request = request.header(IdempotencyKeys.HEADER, key[0]);
    }
    return SuiteServer.json(request.exchange(), status);
  }

  UUID order(String path, String body) {
    return UUID.fromString(post(path + "/scores", body, 202).get("id").asString());
  }

  JsonNode set(UUID id) {
    return get("scores/" + id);
  }

  /** All that its workflow does. */
  ScoreSetState scoreAll(UUID set) {
    String after = null;
    do {
      after = scores.scoreBatch(new ScoreBatchRequest(set.toString(), after)).next();
    } while (after != null);
    return scores.finish(set.toString()).state();
  }

  /** Rows of the database as text, to see that they stay the same. */
  List<String> rows(String table) {
    return jdbc.sql("select t::text from " + table + " t order by 1").query(String.class).list();
  }

  void assertCounts(UUID set, int runs, int scored, int notScorable, int changed) {
    JsonNode view = set(set);
    assertThat(
            List.of(
                view.get("runs").asInt(),
                view.get("scored").asInt(),
                view.get("not_scorable").asInt(),
                view.get("changed").asInt()))
        .as(view.toString())
        .containsExactly(runs, scored, notScorable, changed);
  }
}
