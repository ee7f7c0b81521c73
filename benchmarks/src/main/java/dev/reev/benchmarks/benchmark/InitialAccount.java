package dev.reev.benchmarks.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * An account that exists before the agent acts.
 *
 * @param pubkey a placeholder name or a base58 address
 * @param owner the owning program, base58
 * @param lamports balance in lamports (1e-9 SOL)
 * @param data what a token account holds; null for any other account
 */
public record InitialAccount(
    String pubkey, String owner, long lamports, @Nullable TokenHolding data) {

  /**
   * The content of a token account.
   *
   * @param mint the token, base58
   * @param owner the wallet that may spend, a placeholder name or a base58 address
   * @param amount base units of the token, as decimal text (it may exceed 63 bits)
   */
  public record TokenHolding(String mint, String owner, String amount) {}
}
