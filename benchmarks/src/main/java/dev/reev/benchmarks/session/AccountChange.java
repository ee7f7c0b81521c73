package dev.reev.benchmarks.session;

/**
 * An account that a transaction could write.
 *
 * @param pubkey base58
 * @param before right before the transaction was sent
 * @param after once it had landed or failed
 */
public record AccountChange(String pubkey, AccountState before, AccountState after) {}
