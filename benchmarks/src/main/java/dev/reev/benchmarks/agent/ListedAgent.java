package dev.reev.benchmarks.agent;

import org.jspecify.annotations.Nullable;

/**
 * An agent of the catalogue.
 *
 * @param maxConcurrentRuns most runs of it under way at a time, on all hosts together; null for no
 *     limit. No part of the definition: it changes nothing of what a run is
 */
record ListedAgent(AgentDefinition definition, @Nullable Integer maxConcurrentRuns) {

  static ListedAgent unlimited(AgentDefinition definition) {
    return new ListedAgent(definition, null);
  }

  String name() {
    return definition.name();
  }
}
