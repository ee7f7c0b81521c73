package dev.reev.api.suite.state;

import dev.reev.api.run.state.NewRun;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * All state changes of suites: each is a single conditional statement, so a repeated or late call
 * changes nothing. Each returns whether it changed the suite. A suite without {@code
 * workflow_started_at} is one whose workflow has to be started or woken.
 */
@Component
public class SuiteTransitions {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final JsonMapper json;

  SuiteTransitions(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** False when a suite with this id exists already. */
  public boolean accept(
      UUID id, SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow, int items) {
    return jdbc.sql(
                """
                insert into suite (id, name, kind, state, definition, items, concurrency, max_failures, labels,
                  parent_workflow)
                values (:id, :name, :kind, 'PENDING', :definition::jsonb, :items, :concurrency, :maxFailures,
                  :labels::jsonb, :parent)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("name", order.name())
            .param("kind", kind.name())
            .param("definition", json.writeValueAsString(order))
            .param("items", items)
            .param("concurrency", order.concurrency())
            .param("maxFailures", order.maxFailures())
            .param("labels", json.writeValueAsString(order.labels()))
            .param("parent", parentWorkflow)
            .update()
        == 1;
  }

  /** Stores the items of a suite whose runs are stored. */
  public void acceptItems(UUID suite, List<PlannedItem> cells) {
    batches.batchUpdate(
        """
        insert into suite_item (suite_id, ordinal, benchmark_id, agent, repeat, execution_id, skipped)
        values (:suite, :ordinal, :benchmark, :agent, :repeat, :run, :skipped)
        """,
        cells.stream()
            .map(
                cell ->
                    new MapSqlParameterSource()
                        .addValue("suite", suite)
                        .addValue("ordinal", cell.ordinal())
                        .addValue("benchmark", cell.benchmark())
                        .addValue("agent", cell.agent())
                        .addValue("repeat", cell.repeat())
                        .addValue("run", cell.run() == null ? null : cell.run().id(), Types.OTHER)
                        .addValue("skipped", cell.skipped(), Types.VARCHAR))
            .toArray(SqlParameterSource[]::new));
  }

  /** Its workflow has picked it up, whichever process started that workflow. */
  public boolean running(UUID id) {
    return jdbc.sql(
                """
                update suite set state = 'RUNNING', started_at = coalesce(started_at, now()),
                  workflow_started_at = coalesce(workflow_started_at, now()), updated_at = now()
                where id = ? and state = 'PENDING'
                """)
            .param(id)
            .update()
        == 1;
  }

  public boolean workflowStarted(UUID id) {
    return jdbc.sql(
                """
            update open_suite set workflow_started_at = now() where id = ?
            """)
            .param(id)
            .update()
        == 1;
  }

  /** Requests that its workflow reads the suite again. */
  public boolean changed(UUID id) {
    return jdbc.sql(
                """
                update open_suite set workflow_started_at = null, updated_at = now()
                where id = ? and (parent_workflow is null or started_at is not null)
                """)
            .param(id)
            .update()
        == 1;
  }

  /**
   * Its workflow is gone, and another one has to be started; does nothing if another caller already
   * noted this.
   */
  public boolean workflowLost(UUID id, @Nullable Instant startedAt) {
    return jdbc.sql(
                """
                update open_suite set workflow_started_at = null, parent_workflow = null, updated_at = now()
                where id = :id and workflow_started_at is not distinct from :started::timestamptz
                """)
            .param("id", id)
            .param("started", startedAt == null ? null : startedAt.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  public boolean paused(UUID id, boolean paused) {
    return jdbc.sql(
                """
            update open_suite set paused = ?, updated_at = now() where id = ? and stop_requested_at is null
            """)
            .params(paused, id)
            .update()
        == 1;
  }

  /** Starts no further runs. The first reason stays. */
  public boolean stopRequested(UUID id, String message) {
    return jdbc.sql(
                """
                update open_suite
                set stop_requested_at = coalesce(stop_requested_at, now()), message = coalesce(message, ?),
                  paused = false, updated_at = now()
                where id = ?
                """)
            .params(message, id)
            .update()
        == 1;
  }

  /** Ends the suite, unless a run is open or a retry has added new runs. */
  public boolean ended(UUID id, int generation) {
    return jdbc.sql(
                """
                update open_suite s set ended_at = now(), updated_at = now(),
                  state = case when s.stop_requested_at is null then 'COMPLETED' else 'STOPPED' end,
                  counts = (select to_jsonb(c) - 'suite_id' from suite_count c where c.suite_id = s.id)
                where s.id = ? and s.generation = ?
                  and not exists (select from open_execution e where e.suite_id = s.id)
                """)
            .params(id, generation)
            .update()
        == 1;
  }

  /** Makes these runs the current ones of their items. */
  public void replaceRuns(UUID suite, List<NewRun> runs) {
    batches.batchUpdate(
        """
        update suite_item set execution_id = :run where suite_id = :suite and ordinal = :ordinal
        """,
        runs.stream()
            .map(
                run ->
                    new MapSqlParameterSource()
                        .addValue("run", run.id())
                        .addValue("suite", suite)
                        .addValue("ordinal", Objects.requireNonNull(run.place()).ordinal()))
            .toArray(SqlParameterSource[]::new));
  }

  /** A retry added runs; a suite that had ended is open again. */
  public boolean reopened(UUID id) {
    return jdbc.sql(
                """
                update suite set state = 'PENDING', ended_at = null, counts = null, stop_requested_at = null,
                  message = null, generation = generation + 1, workflow_started_at = null, updated_at = now()
                where id = ?
                """)
            .param(id)
            .update()
        == 1;
  }
}
