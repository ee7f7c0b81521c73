package dev.reev.api.dashboard.runs;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.run.state.AgentConcurrency;
import dev.reev.api.run.view.RunView;
import dev.reev.api.temporal.RunnerPollers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why runs that are accepted have not begun. */
@Component
public class PendingReasons {

  private static final String PENDING = "Pending";

  private final TemporalLink temporal;
  private final RunnerPollers pollers;
  private final AgentConcurrency turns;
  private final JdbcClient jdbc;

  PendingReasons(
      TemporalLink temporal, RunnerPollers pollers, AgentConcurrency turns, JdbcClient jdbc) {
    this.temporal = temporal;
    this.pollers = pollers;
    this.turns = turns;
    this.jdbc = jdbc;
  }

  /** In a few words, for those of these runs that are pending. */
  public Map<UUID, String> of(List<RunView> runs) {
    List<RunView> pending = runs.stream().filter(run -> run.state().equals(PENDING)).toList();
    if (pending.isEmpty()) {
      return Map.of();
    }
    Set<String> taken = Set.copyOf(turns.taken());
    Cause cause = new Cause(temporal.isKnownDown(), pollers.newest());
    Map<UUID, String> reasons = new HashMap<>();
    waiting(pending)
        .forEach(run -> reasons.put(run.id(), cause.of(run, taken.contains(run.agent()))));
    return reasons;
  }

  /**
   * Reasons that hold runs back.
   *
   * @param away whether Temporal does not answer
   * @param workers that ask for runs; empty when nobody knows
   */
  record Cause(boolean away, OptionalInt workers) {

    /**
     * Of one run.
     *
     * @param limited whether its agent may have no further run
     */
    String of(Waiting run, boolean limited) {
      if (away) {
        return "Temporal is away";
      }
      if (!run.dispatched()) {
        String others = run.ofSuite() ? "waits for its turn in the suite" : "is about to start";
        return limited ? "the agent's limit is reached" : others;
      }
      return workers.orElse(1) == 0 ? "no worker" : "waits for a free slot";
    }
  }

  private List<Waiting> waiting(List<RunView> runs) {
    return jdbc.sql(
            """
            select id, agent, workflow_started_at is not null as dispatched, suite_id is not null as of_suite
            from open_execution where id = any(?) and state = 'PENDING'
            """)
        .param(runs.stream().map(RunView::id).toArray(UUID[]::new))
        .query(Waiting.class)
        .list();
  }

  /**
   * A run that has not begun.
   *
   * @param dispatched whether it has a workflow
   * @param ofSuite whether a suite says when it is dispatched
   */
  record Waiting(UUID id, String agent, boolean dispatched, boolean ofSuite) {}
}
