package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an account holds before the agent acts; the keys written tell which kind it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(AccountData.TokenHolding.class),
  @JsonSubTypes.Type(AccountData.MintDefinition.class),
  @JsonSubTypes.Type(AccountData.Text.class)
})
public sealed interface AccountData {

  /** Names of those who may act on the tokens, each a placeholder or a base58 address. */
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
   * @param delegate who else may spend, up to {@code delegatedAmount}; null for nobody
   * @param state {@link #INITIALIZED} or {@link #FROZEN}
   * @param closeAuthority who may close it in place of the owner; null for the owner
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

    /** True when somebody may spend in place of the owner: nobody may spend an amount of 0. */
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
   * @param freezeAuthority a placeholder or address; null when nobody can freeze
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
   * Text, as UTF-8, in an account of a program that nobody runs here.
   *
   * @param text at most 1 KiB
   */
  record Text(String text) implements AccountData {}
}
