package dev.reev.api.suite;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All items of a suite with what came out, for whoever counts them. One indexed statement. */
@Component
public class SuiteOutcomes {

  private final JdbcClient jdbc;

  SuiteOutcomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of the suite; at most 10,000, none when there is no such suite. */
  public List<ItemOutcome> of(UUID suite) {
    return jdbc.sql(
            "select i.ordinal, i.benchmark_id, i.agent, i.repeat, i.execution_id, e.state, e.score,"
                + " e.passed, e.failure_class, i.skipped from suite_item i"
                + " left join execution e on e.id = i.execution_id"
                + " where i.suite_id = ? order by i.ordinal")
        .param(suite)
        .query(
            (row, number) ->
                new ItemOutcome(
                    row.getInt("ordinal"),
                    row.getString("benchmark_id"),
                    row.getString("agent"),
                    row.getInt("repeat"),
                    row.getObject("execution_id", UUID.class),
                    ItemStates.of(row.getString("state")),
                    row.getObject("score", Double.class),
                    row.getObject("passed", Boolean.class),
                    row.getString("failure_class"),
                    row.getString("skipped")))
        .list();
  }
}
