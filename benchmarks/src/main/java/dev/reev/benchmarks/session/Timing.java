package dev.reev.benchmarks.session;

/**
 * Where the time of a run went, in milliseconds.
 *
 * @param setupMs until the ledger had its initial state
 * @param agentMs waiting for the agent, tools included
 * @param transactionMs simulating, sending and confirming
 * @param totalMs from the start of the runner's work
 */
public record Timing(long setupMs, long agentMs, long transactionMs, long totalMs) {}
