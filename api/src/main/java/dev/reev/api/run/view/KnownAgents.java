package dev.reev.api.run.view;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.state.Executions;
import dev.reev.benchmarks.agent.AgentCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agents that can be asked about: those of today, and those that have runs. */
@Component
public class KnownAgents {

  private final AgentCatalogue agents;
  private final Executions executions;

  KnownAgents(AgentCatalogue agents, Executions executions) {
    this.agents = agents;
    this.executions = executions;
  }

  /**
   * Rejects a misspelt agent, whose list of runs would be misleadingly empty.
   *
   * @throws ProblemException 400 when the agent is unknown
   */
  public void require(String field, @Nullable String agent) {
    if (agent != null && agents.find(agent).isEmpty() && !executions.existsByAgent(agent)) {
      throw ProblemExceptions.invalid(
          field,
          "'%s' is not an agent and has no runs; allowed: %s"
              .formatted(agent, String.join(", ", agents.names())));
    }
  }
}
