package dev.reev.api.agent;

import dev.reev.activities.setting.InvalidSettingException;
import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads the agents file again, all of it or nothing. Runs that are under way keep what they were
 * started with; a runner reads the file of its own host, for each run.
 */
@Component
class AgentsReload {

  private final AgentCatalogue agents;
  private final AgentLimits limits;
  private final AgentsEnvironment environment;
  private final String setting;

  AgentsReload(
      AgentCatalogue agents,
      AgentLimits limits,
      AgentsEnvironment environment,
      @Value("${reev.agent-limits}") String setting) {
    this.agents = agents;
    this.limits = limits;
    this.environment = environment;
    this.setting = setting;
  }

  /**
   * What the file says now.
   *
   * @param message one line for people
   * @param agents names of all
   * @param added names that were not there before
   * @param removed names that are not there any more
   */
  record Reloaded(String message, List<String> agents, List<String> added, List<String> removed) {}

  /**
   * Reads it again.
   *
   * @throws ProblemException 409 when it cannot be used; the agents are as before
   */
  synchronized Reloaded reload() {
    AgentCatalogue now;
    AgentLimits itsLimits;
    try {
      now = AgentCatalogue.of(environment.variables());
      itsLimits = AgentLimits.of(now, setting);
    } catch (InvalidAgentsFileException e) {
      throw unusable(e.line());
    } catch (InvalidSettingException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
    List<String> before = agents.names();
    agents.replaceBy(now);
    limits.replaceBy(itsLimits);
    List<String> names = now.names();
    List<String> added = names.stream().filter(name -> !before.contains(name)).toList();
    List<String> removed = before.stream().filter(name -> !names.contains(name)).toList();
    return new Reloaded(
        "%d agents%s%s".formatted(names.size(), part("; new: ", added), part("; gone: ", removed)),
        names,
        added,
        removed);
  }

  private static String part(String words, List<String> names) {
    return names.isEmpty() ? "" : words + String.join(", ", names);
  }

  static ProblemException unusable(String line) {
    return new ProblemException(
        HttpStatus.CONFLICT, "agents_file_invalid", line + "; the agents are as before", List.of());
  }
}
