package dev.reev.api.suite.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the benchmark texts that runs used. */
@Component
class BenchmarkTexts {

  private final JdbcClient jdbc;

  BenchmarkTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Id and digest of each text that these runs used. */
  List<Map.Entry<String, String>> of(Collection<UUID> runs) {
    return jdbc.sql(
            """
            select distinct benchmark_id, benchmark_sha256 from run_summary where id = any(:runs)
            """)
        .param("runs", runs.toArray(UUID[]::new))
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list();
  }
}
