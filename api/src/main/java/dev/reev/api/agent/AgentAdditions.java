package dev.reev.api.agent;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.agent.AgentsFileGrowth;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import dev.reev.benchmarks.agent.NewAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Agents that clients add to the agents file of this server. Callers are not authenticated, and an
 * agent receives environment variables and may be a program. A setting can therefore forbid it, and
 * a server reachable from other machines needs explicit permission.
 */
@Component
public final class AgentAdditions {

  private static final Logger log = LoggerFactory.getLogger(AgentAdditions.class);

  private static final String FORBIDDEN = "false";
  private static final String ALLOWED = "true";

  private final AddedAgentRules rules;
  private final AgentsReload reload;
  private final AgentsEnvironment environment;
  private final String setting;
  private final String address;

  AgentAdditions(
      AddedAgentRules rules,
      AgentsReload reload,
      AgentsEnvironment environment,
      @Value("${reev.add-agents}") String setting,
      @Value("${server.address}") String address) {
    this.rules = rules;
    this.reload = reload;
    this.environment = environment;
    this.setting = setting.strip();
    this.address = address;
  }

  /**
   * The agent that was added.
   *
   * @param message one line for people
   */
  record Added(String name, String message) {}

  /** Why this server takes no new agents, in one line; empty when it does. */
  public Optional<String> refusal() {
    if (setting.equals(FORBIDDEN)) {
      return Optional.of("REEV_ADD_AGENTS=false keeps agents from being added here");
    }
    if (!setting.equals(ALLOWED) && isReachedByOthers()) {
      return Optional.of(
          "other machines reach this server, and nothing asks who they are: agents are added here"
              + " only with REEV_ADD_AGENTS=true");
    }
    return AgentsFileGrowth.of(environment.variables()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "there is no agents file to add to: start Reev with REEV_AGENTS_FILE=agents.yml, a file"
                + " with the line 'agents: {}'");
  }

  /**
   * Writes an agent into the file and loads it.
   *
   * @throws ProblemException 400 for what is wrong with it, 403 where nothing may be added, 409 for
   *     a name that there is, and for a file that cannot be used or written
   */
  synchronized Added add(NewAgent agent) {
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "adding_agents_forbidden", refusal.get(), List.of());
    }
    List<FieldProblem> problems = new ArrayList<>();
    agent.faults().forEach(fault -> problems.add(new FieldProblem(fault.field(), fault.reason())));
    if (problems.isEmpty()) {
      problems.addAll(rules.problems(agent));
    }
    if (!problems.isEmpty()) {
      throw ProblemExceptions.invalid(problems);
    }
    AgentsFileGrowth file = AgentsFileGrowth.of(environment.variables()).orElseThrow();
    // Errors that the file already has must not be blamed on the new agent.
    reload.reload();
    write(file, agent);
    reload.reload();
    log.info("Added the agent {}", agent.name());
    return new Added(
        agent.name(),
        "agent '" + agent.name() + "' is added; further worker hosts need the changed file too");
  }

  private void write(AgentsFileGrowth file, NewAgent agent) {
    if (rules.isKnown(agent.name())) {
      FieldProblem taken =
          new FieldProblem("name", "is taken: there is an agent '" + agent.name() + "'");
      throw new ProblemException(
          HttpStatus.CONFLICT, "agent_exists", taken.sentence(), List.of(taken));
    }
    try {
      file.add(agent);
    } catch (InvalidAgentsFileException e) {
      throw AgentsReload.unusable(e.line());
    } catch (IOException e) {
      log.warn("Cannot write the agents file ({})", e.toString());
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "agents_file_not_writable",
          "the agents file cannot be written; the agents are as before",
          List.of());
    }
  }

  private boolean isReachedByOthers() {
    try {
      return !InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
