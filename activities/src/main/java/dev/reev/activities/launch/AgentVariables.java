package dev.reev.activities.launch;

import dev.reev.activities.secret.AgentConfig;
import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Variables that a runner gets for its own agent, and for no other.
 *
 * @param values variables for its environment
 * @param mask hides the secret values in all output of the runner
 */
record AgentVariables(Map<String, String> values, SecretMask mask) {

  /**
   * The worker's own variables for the agent, then the values delivered with the run. With a
   * delivered URL or key the worker's own keys are left out: they are not meant for the endpoint at
   * that URL.
   *
   * @throws RunnerNotStartedException when the file of agents is wrong
   */
  static AgentVariables of(Map<String, String> worker, String agent, AgentConfig config)
      throws RunnerNotStartedException {
    boolean ownAccess = config.apiUrl() != null || config.apiKey() != null;
    Map<String, String> values = new TreeMap<>();
    List<String> secrets = new ArrayList<>();
    Optional<AgentDefinition> definition = definition(worker, agent);
    if (definition.isPresent()) {
      List<String> secretNames = definition.get().secretVariables();
      for (String name : definition.get().variables()) {
        boolean secret = secretNames.contains(name);
        put(values, name, secret && ownAccess ? null : worker.get(name));
        if (secret && worker.get(name) != null) {
          secrets.add(worker.get(name));
        }
      }
    }
    put(values, Chat.API_URL, config.apiUrl());
    put(values, Chat.API_KEY, config.apiKey());
    put(values, Chat.MODEL, config.model());
    if (config.apiKey() != null) {
      secrets.add(config.apiKey());
    }
    return new AgentVariables(values, new SecretMask(secrets));
  }

  /** Empty for an agent that is unknown here: the runner may be one that knows it. */
  private static Optional<AgentDefinition> definition(Map<String, String> worker, String agent)
      throws RunnerNotStartedException {
    try {
      return AgentCatalogue.toFind(agent, worker).find(agent);
    } catch (InvalidAgentsFileException e) {
      throw new RunnerNotStartedException(e.line());
    }
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
