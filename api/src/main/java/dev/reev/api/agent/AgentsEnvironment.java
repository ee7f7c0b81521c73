package dev.reev.api.agent;

import java.util.Map;

/**
 * The environment that says where the agents file is.
 *
 * @param variables of this process
 */
public record AgentsEnvironment(Map<String, String> variables) {

  /** Without values, some of which are keys. */
  @Override
  public String toString() {
    return "AgentsEnvironment of " + variables.size() + " variables";
  }
}
