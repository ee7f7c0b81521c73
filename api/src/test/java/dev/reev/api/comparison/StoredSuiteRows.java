package dev.reev.api.comparison;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suites in the database as if they had been run. */
final class StoredSuiteRows {

  private final JdbcClient jdbc;

  StoredSuiteRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID suite(String kind) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into suite (id, name, kind, state, definition, items, concurrency) values"
                + " (?, 'nightly', ?, 'RUNNING', ?::jsonb, 1, 4)")
        .params(
            id,
            kind,
            """
            {"name":"nightly","benchmarks":["00*"],"tags":[],"agents":["a"],"repeats":1,
            "concurrency":4,"timeout_seconds":60,"priority":3,"labels":{}}""")
        .update();
    return id;
  }

  /** Items of one cell, all scored. */
  void runs(UUID suite, String benchmark, String agent, double... scores) {
    for (int repeat = 1; repeat <= scores.length; repeat++) {
      run(suite, benchmark, agent, repeat, scores[repeat - 1], "");
    }
  }

  /** One item; without a score its run failed with that class. */
  UUID run(
      UUID suite,
      String benchmark,
      String agent,
      int repeat,
      @Nullable Double score,
      String otherwise) {
    UUID run = UUID.randomUUID();
    jdbc.sql(
            "insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms,"
                + " created_at, ended_at, score, passed, failure_class, failure_message, suite_id)"
                + " select :run, id, version_sha256, :agent, :state, 1, :created::timestamptz,"
                + " now(), :score, :passed, :failure, :failure, :suite from benchmark where id ="
                + " :benchmark")
        .param("run", run)
        .param("agent", agent)
        .param("state", score == null ? "FAILED" : "COMPLETED")
        .param("created", "2026-11-24T08:00:0" + repeat % 10 + "Z")
        .param("score", score)
        .param("passed", score == null ? null : score >= 0.75)
        .param("failure", score == null ? otherwise : null)
        .param("suite", suite)
        .param("benchmark", benchmark)
        .update();
    item(suite, benchmark, agent, repeat, run, null);
    return run;
  }

  void skipped(UUID suite, String benchmark, String agent) {
    item(suite, benchmark, agent, 1, null, "needs a fork of mainnet");
  }

  private void item(
      UUID suite,
      String benchmark,
      String agent,
      int repeat,
      @Nullable UUID run,
      @Nullable String skipped) {
    jdbc.sql(
            "insert into suite_item select :suite, count(*), :benchmark, :agent, :repeat, :run,"
                + " :skipped from suite_item where suite_id = :suite")
        .param("suite", suite)
        .param("benchmark", benchmark)
        .param("agent", agent)
        .param("repeat", repeat)
        .param("run", run)
        .param("skipped", skipped)
        .update();
  }
}
