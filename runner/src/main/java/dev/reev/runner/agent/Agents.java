package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.runner.failure.RunFailedException;
import java.util.Map;

/** Creates agents from their definitions. */
public final class Agents {

  private Agents() {}

  /**
   * Starts an agent.
   *
   * @param environment of this process, for the variables that the definition names
   * @param groundTruth used by the deterministic agent only
   * @param confinement for agents that are programs
   * @throws RunFailedException when it cannot be started
   */
  public static Agent start(
      AgentDefinition definition,
      Map<String, String> environment,
      GroundTruth groundTruth,
      AgentConfinement confinement) {
    if (definition instanceof AgentDefinition.Deterministic) {
      return new DeterministicAgent(groundTruth);
    }
    if (definition instanceof AgentDefinition.Control control) {
      return new ControlAgent(control.behavior());
    }
    if (definition instanceof AgentDefinition.Chat chat) {
      return ChatAgent.start(chat, environment);
    }
    return new CommandAgent((AgentDefinition.Command) definition, environment, confinement);
  }
}
