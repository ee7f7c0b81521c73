package dev.reev.benchmarks.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * An account that exists before the agent acts.
 *
 * @param pubkey a placeholder name or a base58 address
 * @param owner the owning program, base58
 * @param lamports balance in lamports (1e-9 SOL); 0, also when the file says nothing, stands for
 *     the least that keeps data alive, and without data for no account at all
 * @param data what it holds; null for an account without data
 */
public record InitialAccount(
    String pubkey, String owner, long lamports, @Nullable AccountData data) {}
