package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * An account that a transaction could write, before and after.
 *
 * @param pubkey base58
 * @param before state right before the transaction was sent
 * @param after state once it had landed or failed
 */
public record AccountChange(String pubkey, AccountState before, AccountState after)
    implements InJson {
  @Override
  public JsonNode json() {
    return JsonFields.of("pubkey", pubkey).and("before", before).and("after", after).object();
  }
}
