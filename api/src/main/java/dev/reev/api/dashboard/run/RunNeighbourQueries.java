package dev.reev.api.dashboard.run;

import dev.reev.api.run.view.RunView;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which runs stand beside a run: each with one look at an index. */
@Component
class RunNeighbourQueries {

  private static final String BESIDE_IT =
      """
      select id from run_summary
      where agent = :agent and benchmark_id = :benchmark and (created_at, id) %1$s (:time, :id)
      order by created_at %2$s, id %2$s limit 1
      """;

  private final JdbcClient jdbc;

  RunNeighbourQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In its suite when it stands for an item with repeats there, else in time. */
  RunNeighbours of(RunView run, @Nullable UUID suite) {
    return Optional.ofNullable(suite)
        .flatMap(id -> repeats(run, id))
        .filter(repeats -> !repeats.isAlone())
        .orElseGet(
            () -> new RunNeighbours(beside(run, "<", "desc"), beside(run, ">", "asc"), false));
  }

  private Optional<RunNeighbours> repeats(RunView run, UUID suite) {
    return jdbc.sql(
            """
            select previous, next from (
              select execution_id, lag(execution_id) over (order by repeat) as previous,
                lead(execution_id) over (order by repeat) as next
              from suite_item_summary
              where suite_id = :suite and benchmark_id = :benchmark and agent = :agent and execution_id is not null) item
            where execution_id = :run
            """)
        .param("suite", suite)
        .param("benchmark", run.benchmark())
        .param("agent", run.agent())
        .param("run", run.id())
        .query(
            (row, number) ->
                new RunNeighbours(
                    row.getObject("previous", UUID.class), row.getObject("next", UUID.class), true))
        .optional();
  }

  private @Nullable UUID beside(RunView run, String comparison, String direction) {
    return jdbc.sql(BESIDE_IT.formatted(comparison, direction))
        .param("agent", run.agent())
        .param("benchmark", run.benchmark())
        .param("time", run.createdAt().atOffset(ZoneOffset.UTC))
        .param("id", run.id())
        .query(UUID.class)
        .optional()
        .orElse(null);
  }
}
