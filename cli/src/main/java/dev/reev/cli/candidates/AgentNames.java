package dev.reev.cli.candidates;

import dev.reev.benchmarks.agent.AgentCatalogue;
import dev.reev.benchmarks.agent.InvalidAgentsFileException;
import java.util.Iterator;
import java.util.List;

/** The agents of this environment. */
public final class AgentNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  private static List<String> names() {
    try {
      return AgentCatalogue.of(System.getenv()).allNames();
    } catch (InvalidAgentsFileException e) {
      // To complete what is known is more use than to complain in the middle of a word.
      return AgentCatalogue.builtIn().allNames();
    }
  }
}
