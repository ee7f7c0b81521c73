package dev.reev.api.dashboard.agents;

import dev.reev.api.agent.AgentConfigView;
import dev.reev.api.agent.AgentConfigs;
import dev.reev.api.agent.AgentLimits;
import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents with what is stored for them, what they do and how they did. */
@Component
class AgentRows {

  private final AgentCatalogue agents;
  private final AgentLimits limits;
  private final AgentConfigs configs;
  private final JdbcClient jdbc;

  AgentRows(AgentCatalogue agents, AgentLimits limits, AgentConfigs configs, JdbcClient jdbc) {
    this.agents = agents;
    this.limits = limits;
    this.configs = configs;
    this.jdbc = jdbc;
  }

  List<AgentRow> all() {
    Map<String, Sums> sums = new HashMap<>();
    jdbc.sql(
            """
            select agent, sum(scored + agent_errors) as runs, sum(passed) as passed,
              sum(score_sum) / nullif(sum(scored), 0) as mean
            from performance_summary group by agent
            """)
        .query(Sums.class)
        .list()
        .forEach(sum -> sums.put(sum.agent(), sum));
    Map<String, Long> underWay = underWay();
    return agents.names().stream()
        .map(
            name ->
                row(
                    agents.find(name).orElseThrow(),
                    sums.getOrDefault(name, new Sums(name, 0, 0, null)),
                    underWay.getOrDefault(name, 0L)))
        .toList();
  }

  /** Runs that hold a turn, for each agent that has some. */
  private Map<String, Long> underWay() {
    Map<String, Long> underWay = new HashMap<>();
    jdbc.sql(
            """
            select agent, count(*) as runs from open_execution
            where workflow_started_at is not null group by agent
            """)
        .query(
            row -> {
              underWay.put(row.getString("agent"), row.getLong("runs"));
            });
    return underWay;
  }

  private AgentRow row(AgentDefinition agent, Sums sums, long underWay) {
    AgentConfigView config = null;
    String problem = null;
    try {
      config = configs.find(agent.name()).orElse(null);
    } catch (ProblemException unreadable) {
      problem = unreadable.getReason();
    }
    return new AgentRow(
        agent.name(),
        agent instanceof AgentDefinition.Chat chat ? chat : null,
        agent instanceof AgentDefinition.Command program ? program.command() : List.of(),
        limits.of(agent.name()),
        config,
        problem,
        underWay,
        sums.runs(),
        sums.passed(),
        sums.mean());
  }

  private record Sums(String agent, long runs, long passed, @Nullable Double mean) {}
}
