package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * An assertion of the benchmark, evaluated after the run. It does not change the score.
 *
 * @param type name as in the benchmark file
 * @param pubkey placeholder or address as in the benchmark file
 * @param expected display text, for example {@code >= 5000000}
 * @param actual display text; {@code no such account} when it is missing
 */
public record AssertionResult(
    String type, String pubkey, boolean passed, double weight, String expected, String actual)
    implements InJson {
  @Override
  public JsonNode json() {
    return JsonFields.of("type", type)
        .and("pubkey", pubkey)
        .and("passed", passed)
        .and("weight", weight)
        .and("expected", expected)
        .and("actual", actual)
        .object();
  }
}
