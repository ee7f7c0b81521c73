package dev.reev.api.run;

import dev.reev.workflows.suite.TakenRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runs of suites, which the workflow of their suite starts. All in the caller's transaction.
 */
@Component
public class SuiteRuns {

  private static final String OPEN = "state in ('PENDING', 'RUNNING')";

  private final JdbcClient jdbc;
  private final RunMoves moves;
  private final RunRequests requests;

  SuiteRuns(JdbcClient jdbc, RunMoves moves, RunRequests requests) {
    this.jdbc = jdbc;
    this.moves = moves;
    this.requests = requests;
  }

  public void store(List<NewRun> runs) {
    moves.accept(runs);
  }

  /** How many runs of a suite have not ended, and how many of these have a workflow. */
  public Open open(UUID suite) {
    return jdbc.sql(
            "select count(*) as open, count(workflow_started_at) as under_way from execution"
                + " where suite_id = ? and "
                + OPEN)
        .param(suite)
        .query(Open.class)
        .single();
  }

  /** How many items stand without a score since their run failed or ran out of time. */
  public int failed(UUID suite) {
    return jdbc.sql(
            "select count(*) from suite_item i join execution e on e.id = i.execution_id"
                + " where i.suite_id = ? and e.state in ('FAILED', 'TIMED_OUT')")
        .param(suite)
        .query(Integer.class)
        .single();
  }

  /** What was handed out as this batch and has not been handed back. */
  public List<TakenRun> batch(UUID suite, String batch) {
    return jdbc.sql(
            RunRequests.SELECT
                + " where e.suite_id = ? and e.suite_batch = ? order by e.created_at, e.id")
        .params(suite, batch)
        .query((row, number) -> taken(row))
        .list();
  }

  /** Hands out the next run, in the order of the suite; past those of these agents. */
  public Optional<TakenRun> takeNext(UUID suite, String batch, Collection<String> busyAgents) {
    Optional<TakenRun> next =
        jdbc.sql(
                RunRequests.SELECT
                    + " where e.suite_id = ? and e.workflow_started_at is null"
                    + " and e.stop_requested_at is null and e.agent <> all(?) and e."
                    + OPEN
                    + " order by e.created_at, e.id limit 1 for update of e skip locked")
            .params(suite, busyAgents.toArray(String[]::new))
            .query((row, number) -> taken(row))
            .optional();
    next.ifPresent(
        run ->
            jdbc.sql(
                    "update execution set workflow_started_at = now(), suite_batch = ?"
                        + " where id = ?")
                .params(batch, UUID.fromString(run.request().executionId()))
                .update());
    return next;
  }

  /** Asks all open runs to stop, as if each were stopped by itself. */
  public void requestStop(UUID suite) {
    jdbc.sql(
            "update execution set stop_requested_at = coalesce(stop_requested_at, now()),"
                + " updated_at = now() where suite_id = ? and "
                + OPEN)
        .param(suite)
        .update();
  }

  /** Ends those that have no workflow yet. */
  public void stopUnstarted(UUID suite, String message) {
    moves.stopUnstarted(suite, message);
  }

  private TakenRun taken(ResultSet row) throws SQLException {
    return new TakenRun(requests.of(row), row.getInt("priority"));
  }

  /**
   * Runs that have not ended.
   *
   * @param underWay those that have a workflow
   */
  public record Open(int open, int underWay) {}
}
