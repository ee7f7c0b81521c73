package dev.reev.api.dashboard.benchmarks;

import dev.reev.api.benchmark.BenchmarkVersion;
import dev.reev.api.benchmark.BenchmarkVersions;
import dev.reev.api.database.Columns;
import dev.reev.benchmarks.agent.ControlBehavior;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries of the benchmark pages: the catalogue, its texts and aggregated results. */
@Component
class BenchmarkQueries {

  /** Every edit and every text sent with a run adds a version; the page lists only the newest. */
  private static final int NEWEST_VERSIONS = 50;

  /** Controls are no candidates: how they do says nothing of how hard a benchmark is. */
  private static final String WITH_SUMS =
      """
      select b.id, b.version_sha256, b.description, b.prompt, b.tags, b.ledger, b.pass_threshold,
        b.source, b.file_name, b.updated_at, b.retired_at,
        coalesce(p.runs, 0) as runs, coalesce(p.passed, 0) as passed, p.mean
      from benchmark_summary b
      left join (
        select benchmark_id, sum(scored + agent_errors) as runs, sum(passed) as passed,
          sum(score_sum) / nullif(sum(scored), 0) as mean
        from performance_summary where agent <> all(:controls) group by benchmark_id
      ) p on p.benchmark_id = b.id
      where %s
      order by b.retired_at is not null, b.id
      """;

  private static final String[] CONTROLS = ControlBehavior.agents().toArray(String[]::new);

  private final BenchmarkVersions texts;
  private final JdbcClient jdbc;

  BenchmarkQueries(BenchmarkVersions texts, JdbcClient jdbc) {
    this.texts = texts;
    this.jdbc = jdbc;
  }

  /** All benchmarks, those that can be run first. */
  List<Listed> all() {
    return jdbc.sql(WITH_SUMS.formatted("true"))
        .param("controls", CONTROLS)
        .query(BenchmarkQueries::listed)
        .list();
  }

  Optional<Listed> find(String id) {
    return jdbc.sql(WITH_SUMS.formatted("b.id = :id"))
        .param("controls", CONTROLS)
        .param("id", id)
        .query(BenchmarkQueries::listed)
        .optional();
  }

  Optional<String> text(String id, String sha256) {
    return texts.findBySha256AndBenchmarkId(sha256, id).map(BenchmarkVersion::yaml);
  }

  /** Newest first. */
  List<Version> versions(String id) {
    return jdbc.sql(
            """
            select sha256, created_at from benchmark_text where benchmark_id = ?
            order by created_at desc, sha256 limit ?
            """)
        .params(id, NEWEST_VERSIONS)
        .query(
            (row, number) ->
                new Version(row.getString("sha256"), Columns.instant(row, "created_at")))
        .list();
  }

  /** Aggregated results of each agent on a benchmark. */
  List<OfAgent> results(String id) {
    return jdbc.sql(
            """
            select agent, scored + agent_errors as runs, passed, score_sum / nullif(scored, 0) as mean
            from performance_summary where benchmark_id = ? order by agent
            """)
        .param(id)
        .query(OfAgent.class)
        .list();
  }

  private static Listed listed(ResultSet row, int number) throws SQLException {
    return new Listed(
        row.getString("id"),
        row.getString("version_sha256"),
        row.getString("description"),
        row.getString("prompt"),
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getString("ledger"),
        row.getDouble("pass_threshold"),
        row.getString("source"),
        row.getString("file_name"),
        Columns.instant(row, "updated_at"),
        row.getObject("retired_at") == null ? null : Columns.instant(row, "retired_at"),
        row.getLong("runs"),
        row.getLong("passed"),
        row.getObject("mean", Double.class));
  }

  /**
   * A benchmark with the sums of its results.
   *
   * @param sha256 of the text that a run uses now
   * @param fileName null when there never was a file
   * @param retiredAt since when it cannot be run any more; else null
   * @param mean of all scores, 0 to 1; null without a result
   */
  record Listed(
      String id,
      String sha256,
      String description,
      String prompt,
      List<String> tags,
      String ledger,
      double passThreshold,
      String source,
      @Nullable String fileName,
      Instant updatedAt,
      @Nullable Instant retiredAt,
      long runs,
      long passed,
      @Nullable Double mean) {}

  /** A text that the benchmark has or had. */
  record Version(String sha256, Instant firstSeenAt) {}

  /** The sums of an agent. */
  record OfAgent(String agent, long runs, long passed, @Nullable Double mean) {}
}
