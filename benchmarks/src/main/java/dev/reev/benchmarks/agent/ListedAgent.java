package dev.reev.benchmarks.agent;

import org.jspecify.annotations.Nullable;

/**
 * An agent of the catalogue.
 *
 * @param maxConcurrentRuns most open runs of it at a time, on all hosts together; null for no
 *     limit. Not part of the definition, because it does not affect what a run does
 */
record ListedAgent(AgentDefinition definition, @Nullable Integer maxConcurrentRuns) {

  static ListedAgent unlimited(AgentDefinition definition) {
    return new ListedAgent(definition, null);
  }

  String name() {
    return definition.name();
  }
}
