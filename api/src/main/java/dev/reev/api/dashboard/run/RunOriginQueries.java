package dev.reev.api.dashboard.run;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where runs come from. */
@Component
class RunOriginQueries {

  private final JdbcClient jdbc;

  RunOriginQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<RunOrigin> find(UUID run) {
    return jdbc.sql(
            """
            select suite_id as suite, traceparent from run_summary where id = ?
            """)
        .param(run)
        .query(RunOrigin.class)
        .optional();
  }
}
