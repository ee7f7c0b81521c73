package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * Breakdown of a run's time, in milliseconds.
 *
 * @param setupMs until the ledger had its initial state
 * @param agentMs waiting for the agent, tools included
 * @param transactionMs simulating, sending and confirming
 * @param totalMs from the start of the runner's work
 */
public record Timing(long setupMs, long agentMs, long transactionMs, long totalMs)
    implements InJson {
  @Override
  public JsonNode json() {
    return JsonFields.of("setup_ms", setupMs)
        .and("agent_ms", agentMs)
        .and("transaction_ms", transactionMs)
        .and("total_ms", totalMs)
        .object();
  }
}
