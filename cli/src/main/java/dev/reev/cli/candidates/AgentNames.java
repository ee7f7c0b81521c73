package dev.reev.cli.candidates;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import java.util.Iterator;
import java.util.List;

/** Names of the agents in this environment. */
public final class AgentNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  private static List<String> names() {
    try {
      return AgentCatalogue.of(System.getenv()).allNames();
    } catch (InvalidAgentsFileException e) {
      // Completing the built-in agents is of more use than an error message in the middle of a
      // word.
      return AgentCatalogue.builtIn().allNames();
    }
  }
}
