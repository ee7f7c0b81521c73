package dev.reev.api.run.state;

import dev.reev.api.agent.AgentLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is when only so many runs of an agent may be under way. A run takes its turn by
 * having a workflow and gives it back by ending: nothing is counted that could get lost.
 */
@Component
public class AgentConcurrency {

  /** Key of the advisory lock; no other lock in this database uses it. */
  private static final long LOCK = 0x52_45_45_56_01L;

  private final JdbcClient jdbc;
  private final AgentLimits limits;

  AgentConcurrency(JdbcClient jdbc, AgentLimits limits) {
    this.jdbc = jdbc;
    this.limits = limits;
  }

  /**
   * Keeps all other servers from starting runs until this transaction ends, since what they count
   * would be out of date. False when one of them is at it.
   */
  public boolean lock() {
    return limits.byAgent().isEmpty()
        || jdbc.sql(
                """
                select pg_try_advisory_xact_lock(?)
                """)
            .param(LOCK)
            .query(Boolean.class)
            .single();
  }

  /**
   * As {@link #lock}, and waits for a server that is at it: for no longer than a call to Temporal
   * takes. Not at all when none of these agents has a limit.
   */
  public void lockFor(Collection<String> agents) {
    if (agents.stream().anyMatch(limits.byAgent()::containsKey)) {
      jdbc.sql(
              """
              select pg_advisory_xact_lock(?)
              """)
          .param(LOCK)
          .query((row, number) -> "")
          .single();
    }
  }

  /** Agents of which no further run may start now. */
  public List<String> taken() {
    Map<String, Integer> byAgent = limits.byAgent();
    if (byAgent.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select e.agent from open_execution e
            join unnest(:agents, :limits) as cap (agent, runs) on cap.agent = e.agent
            where e.workflow_started_at is not null
            group by e.agent, cap.runs having count(*) >= cap.runs
            """)
        .param("agents", byAgent.keySet().toArray(String[]::new))
        .param("limits", byAgent.values().toArray(Integer[]::new))
        .query(String.class)
        .list();
  }

  /** Why a run does not start yet, in one line; empty when no limit holds it back. */
  public Optional<String> waiting(Execution run) {
    Integer limit = limits.of(run.agent);
    if (limit == null || run.workflowStartedAt != null || run.state.isTerminal()) {
      return Optional.empty();
    }
    int underWay =
        jdbc.sql(
                """
                select count(*) from open_execution where agent = ? and workflow_started_at is not null
                """)
            .param(run.agent)
            .query(Integer.class)
            .single();
    return underWay < limit
        ? Optional.empty()
        : Optional.of(
            "waits for its turn: %d of %d runs of agent %s are under way"
                .formatted(underWay, limit, run.agent));
  }
}
