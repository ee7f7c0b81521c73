package dev.reev.benchmarks.schema;

import tools.jackson.databind.JsonNode;

/** A record that builds its own JSON, equal to the output of {@link ReevJson#MAPPER}. */
public interface InJson {

  /** A new tree, owned by the caller. */
  JsonNode json();
}
