package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import org.jspecify.annotations.Nullable;

/**
 * An account that exists before the agent acts, or a named account that does not exist yet.
 *
 * @param pubkey a placeholder name or a base58 address
 * @param owner the owning program, base58
 * @param writtenLamports balance in lamports (1e-9 SOL) as written in the file; null when absent
 * @param data content of the account; null for an account without data
 */
public record InitialAccount(
    String pubkey,
    String owner,
    @JsonProperty("lamports") @Nullable Long writtenLamports,
    @Nullable AccountData data) {

  /** Balance in lamports; 0 for an account with data stands for its rent-exempt minimum. */
  public long lamports() {
    return writtenLamports == null ? 0 : writtenLamports;
  }

  /**
   * True when the ledger has no such account: nothing exists without lamports. A balance of 0 for
   * an account with data means the rent-exempt minimum, as in files of the first system.
   */
  public boolean isAbsent() {
    if (data == null) {
      return lamports() == 0;
    }
    return writtenLamports != null
        && writtenLamports == 0
        && data instanceof TokenHolding holding
        && holding.amount().matches("0+");
  }
}
