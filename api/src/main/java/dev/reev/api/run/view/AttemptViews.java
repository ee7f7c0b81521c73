package dev.reev.api.run.view;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts of a run. */
@Component
public class AttemptViews {

  private final JdbcClient jdbc;

  AttemptViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they were made. */
  public List<AttemptView> of(UUID run) {
    return jdbc.sql(
            """
            select number, host, pid, started_at, ended_at, runner_end, evidence, failure_class, failure_message
            from execution_attempt where execution_id = ? order by number
            """)
        .param(run)
        .query((row, number) -> AttemptView.of(row))
        .list();
  }
}
