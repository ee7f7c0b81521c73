package dev.reev.api.dashboard.overview;

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
class PendingReasons {

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
  Map<UUID, String> of(List<RunView> runs) {
    List<RunView> pending = runs.stream().filter(run -> run.state().equals(PENDING)).toList();
    if (pending.isEmpty()) {
      return Map.of();
    }
    Set<UUID> dispatched = dispatched(pending);
    Set<String> taken = Set.copyOf(turns.taken());
    Cause cause = new Cause(temporal.isKnownDown(), pollers.newest());
    Map<UUID, String> reasons = new HashMap<>();
    pending.forEach(
        run ->
            reasons.put(
                run.id(), cause.of(dispatched.contains(run.id()), taken.contains(run.agent()))));
    return reasons;
  }

  /**
   * What holds runs back.
   *
   * @param away whether Temporal does not answer
   * @param workers that ask for runs; empty when nobody knows
   */
  record Cause(boolean away, OptionalInt workers) {

    /**
     * Of one run.
     *
     * @param dispatched whether it has a workflow
     * @param limited whether its agent may have no further run
     */
    String of(boolean dispatched, boolean limited) {
      if (away) {
        return "Temporal is away";
      }
      if (!dispatched) {
        return limited ? "the agent's limit is reached" : "is about to start";
      }
      return workers.orElse(1) == 0 ? "no worker" : "waits for a free slot";
    }
  }

  /** Those that have a workflow. */
  private Set<UUID> dispatched(List<RunView> runs) {
    return Set.copyOf(
        jdbc.sql(
                """
                select id from open_execution where id = any(?) and workflow_started_at is not null
                """)
            .param(runs.stream().map(RunView::id).toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }
}
