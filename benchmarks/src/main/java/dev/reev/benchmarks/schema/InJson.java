package dev.reev.benchmarks.schema;

import tools.jackson.databind.JsonNode;

/**
 * A record that says itself what it is in JSON: the same as {@link ReevJson#MAPPER} would find out.
 */
public interface InJson {

  /** A tree that nobody else holds. */
  JsonNode json();
}
