package dev.reev.api.dashboard.runs;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Options of the forms: known benchmarks and agents. */
@Component
public class Choices {

  private final JdbcClient jdbc;

  Choices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ids of the benchmarks that can be run. */
  public List<String> benchmarks() {
    return jdbc.sql(
            """
            select id from benchmark_summary where retired_at is null order by id
            """)
        .query(String.class)
        .list();
  }
}
