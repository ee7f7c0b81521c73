package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import org.jspecify.annotations.Nullable;

/**
 * An account that exists before the agent acts, or one whose name is known and that does not.
 *
 * @param pubkey a placeholder name or a base58 address
 * @param owner the owning program, base58
 * @param writtenLamports balance in lamports (1e-9 SOL) as the file says it; null when it says none
 * @param data what it holds; null for an account without data
 */
public record InitialAccount(
    String pubkey,
    String owner,
    @JsonProperty("lamports") @Nullable Long writtenLamports,
    @Nullable AccountData data) {

  /** Balance in lamports; 0 stands for the least that keeps data alive. */
  public long lamports() {
    return writtenLamports == null ? 0 : writtenLamports;
  }

  /**
   * True when there is no such account on the ledger: without lamports nothing exists. Who writes 0
   * for one that holds something means the least that keeps it alive, as files of the first system
   * do.
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
