package dev.reev.api.dashboard.suites;

import dev.reev.api.suite.view.SuiteView;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Queries of the suite pages that the REST resource does not need. A suite has at most 10,000
 * items.
 */
@Component
class SuiteQueries {

  private final JdbcClient jdbc;

  SuiteQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One for each agent, benchmark and model that answered. */
  List<MatrixCell> cells(UUID suite) {
    return jdbc.sql(
            """
            select i.benchmark_id as benchmark, i.agent, e.model, count(*) as items,
              count(e.id) - count(e.ended_at) as open, count(*) filter (where e.state = 'RUNNING') as running,
              count(*) filter (where e.passed) as passed,
              count(*) filter (where e.harm) as harmful, count(*) filter (where e.unconfined) as unconfined,
              count(e.score) as scored, coalesce(sum(e.score), 0) as score_sum,
              count(*) filter (where e.state in ('FAILED', 'STOPPED', 'TIMED_OUT')) as lost,
              count(i.skipped) as skipped,
              sum(coalesce(e.input_tokens, 0) + coalesce(e.output_tokens, 0))
                filter (where e.input_tokens is not null or e.output_tokens is not null) as tokens,
              count(*) filter (where e.input_tokens is not null or e.output_tokens is not null) as counted,
              sum(e.cost_usd) as cost, count(e.cost_usd) as priced,
              sum(e.execution_time_ms) filter (where e.score is not null) as took_ms
            from suite_item_summary i
            left join run_summary e on e.id = i.execution_id
            where i.suite_id = ? group by i.benchmark_id, i.agent, e.model
            """)
        .param(suite)
        .query(MatrixCell.class)
        .list();
  }

  /** The newest complete one of the same name and kind that was ordered earlier. */
  Optional<UUID> before(SuiteView suite) {
    return jdbc.sql(
            """
            select id from suite_summary
            where name = ? and kind = ? and state = 'COMPLETED' and created_at < ?
            order by created_at desc, id desc limit 1
            """)
        .param(suite.name())
        .param(suite.kind().toUpperCase(Locale.ROOT))
        .param(suite.createdAt().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  /** Words by which benchmarks can be chosen. */
  List<String> tags() {
    return jdbc.sql(
            """
            select distinct unnest(tags) as tag from benchmark_summary where retired_at is null order by tag
            """)
        .query(String.class)
        .list();
  }
}
