package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Initial content of an account; the keys present determine its kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(AccountData.TokenHolding.class),
  @JsonSubTypes.Type(AccountData.MintDefinition.class),
  @JsonSubTypes.Type(AccountData.Text.class)
})
public sealed interface AccountData {

  /**
   * Names of the accounts with authority over the tokens, each a placeholder or a base58 address.
   */
  default List<String> wallets() {
    return List.of();
  }

  private static List<String> present(@Nullable String... names) {
    return Stream.of(names).filter(Objects::nonNull).toList();
  }

  /**
   * The content of a token account. Names are placeholders or base58 addresses, amounts base units
   * as decimal text (they may exceed 63 bits).
   *
   * @param owner the wallet that may spend
   * @param delegate may also spend, up to {@code delegatedAmount}; null for no delegate
   * @param state {@link #INITIALIZED} or {@link #FROZEN}
   * @param closeAuthority may close the account in place of the owner; null for the owner
   * @param isNative true when the account wraps SOL: its amount is lamports then
   */
  record TokenHolding(
      String mint,
      String owner,
      String amount,
      @Nullable String delegate,
      @Nullable String delegatedAmount,
      String state,
      @Nullable String closeAuthority,
      @JsonProperty("is_native") Boolean isNative)
      implements AccountData {

    public static final String INITIALIZED = "initialized";
    public static final String FROZEN = "frozen";

    public TokenHolding {
      state = Objects.requireNonNullElse(state, INITIALIZED);
      isNative = Objects.requireNonNullElse(isNative, false);
    }

    /** True when a delegate may spend in place of the owner; an amount of 0 allows nothing. */
    public boolean delegates() {
      return delegatedAmount != null && !delegatedAmount.matches("0+");
    }

    @Override
    public List<String> wallets() {
      return present(owner, delegate, closeAuthority);
    }
  }

  /**
   * A mint.
   *
   * @param decimals 0 to 255
   * @param supply base units as decimal text
   * @param mintAuthority a placeholder or address; null when the supply is fixed
   * @param freezeAuthority a placeholder or address; null when accounts cannot be frozen
   */
  record MintDefinition(
      int decimals, String supply, @Nullable String mintAuthority, @Nullable String freezeAuthority)
      implements AccountData {

    @Override
    public List<String> wallets() {
      return present(mintAuthority, freezeAuthority);
    }
  }

  /**
   * Text, as UTF-8, in an account of a program that does not run here.
   *
   * @param text at most 1 KiB
   */
  record Text(String text) implements AccountData {}
}
