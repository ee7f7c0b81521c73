package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that should hold on the ledger after the run; reported beside the score. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StateAssertion.SolBalance.class, name = "SolBalance"),
  @JsonSubTypes.Type(value = StateAssertion.SolBalanceChange.class, name = "SolBalanceChange"),
  @JsonSubTypes.Type(value = StateAssertion.TokenAccountBalance.class, name = "TokenAccountBalance")
})
public sealed interface StateAssertion {

  /** A placeholder name or a base58 address. */
  String pubkey();

  /** Relative importance; 1 when the file says nothing. */
  Double weight();

  /**
   * The account holds exactly this much.
   *
   * @param expected lamports
   */
  record SolBalance(String pubkey, long expected, Double weight) implements StateAssertion {
    public SolBalance {
      weight = Objects.requireNonNullElse(weight, 1.0);
    }
  }

  /**
   * The account gained at least this much during the run, or lost at most that much.
   *
   * @param expectedChangeGte lamports; negative allows a loss
   */
  record SolBalanceChange(String pubkey, long expectedChangeGte, Double weight)
      implements StateAssertion {
    public SolBalanceChange {
      weight = Objects.requireNonNullElse(weight, 1.0);
    }
  }

  /**
   * The token account holds an amount.
   *
   * @param expected exactly so many base units; null when only a lower bound is asked for
   * @param expectedGte at least so many base units; null when an exact amount is asked for
   * @param addressDerivation how to find the account when the initial state does not name it
   */
  record TokenAccountBalance(
      String pubkey,
      @Nullable Long expected,
      @Nullable Long expectedGte,
      @Nullable AddressDerivation addressDerivation,
      Double weight)
      implements StateAssertion {
    public TokenAccountBalance {
      weight = Objects.requireNonNullElse(weight, 1.0);
    }
  }

  /**
   * The associated token account of a wallet.
   *
   * @param type always {@code AssociatedTokenAccount}
   * @param owner wallet, a placeholder name or a base58 address
   * @param mint the token, base58
   */
  record AddressDerivation(String type, String owner, String mint) {}
}
