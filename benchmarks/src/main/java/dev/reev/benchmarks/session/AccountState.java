package dev.reev.benchmarks.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * State of an account on the ledger. Amounts are base units as decimal text, for they can exceed 53
 * bits; addresses are base58.
 *
 * @param lamports balance (1e-9 SOL)
 * @param owner owning program
 * @param dataLen bytes
 * @param mint token accounts only
 * @param tokenAccountOwner token accounts only, the wallet that may spend
 * @param amount token accounts only
 * @param delegate token accounts only, who may spend up to the delegated amount
 * @param delegatedAmount token accounts with a delegate only
 * @param state token accounts only: {@code initialized} or {@code frozen}
 * @param closeAuthority token accounts only, when it is not the owner
 * @param isNative token accounts only: true when it wraps SOL
 * @param decimals mints only
 * @param supply mints only
 * @param mintAuthority mints only; absent when the supply is fixed
 * @param freezeAuthority mints only; absent when nothing can be frozen
 * @param text the data of any other account, when it is printable text of at most 1 KiB
 * @param exists false when the ledger has no such account, else absent
 * @param data base64 of the whole data, when the other fields do not cover all of it and it has at
 *     most 16 KiB
 * @param dataSha256 of data that is too long for {@code data}, lower-case hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountState(
    long lamports,
    String owner,
    boolean executable,
    int dataLen,
    @Nullable String mint,
    @Nullable String tokenAccountOwner,
    @Nullable String amount,
    @Nullable String delegate,
    @Nullable String delegatedAmount,
    @Nullable String state,
    @Nullable String closeAuthority,
    @Nullable Boolean isNative,
    @Nullable Integer decimals,
    @Nullable String supply,
    @Nullable String mintAuthority,
    @Nullable String freezeAuthority,
    @Nullable String text,
    @Nullable Boolean exists,
    @Nullable String data,
    @Nullable String dataSha256)
    implements InJson {

  /** An account that is neither a mint nor a token account. */
  public static AccountState plain(
      long lamports,
      String owner,
      boolean executable,
      int dataLen,
      @Nullable String text,
      @Nullable String data,
      @Nullable String dataSha256) {
    return new AccountState(
        lamports,
        owner,
        executable,
        dataLen,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        text,
        null,
        data,
        dataSha256);
  }

  /** The same, with data that its text covers completely. */
  public static AccountState plain(
      long lamports, String owner, boolean executable, int dataLen, @Nullable String text) {
    return plain(lamports, owner, executable, dataLen, text, null, null);
  }

  /** A token account. */
  public static AccountState token(
      long lamports,
      String owner,
      boolean executable,
      int dataLen,
      String mint,
      String tokenAccountOwner,
      String amount,
      @Nullable String delegate,
      @Nullable String delegatedAmount,
      String state,
      @Nullable String closeAuthority,
      boolean isNative,
      @Nullable String data,
      @Nullable String dataSha256) {
    return new AccountState(
        lamports,
        owner,
        executable,
        dataLen,
        mint,
        tokenAccountOwner,
        amount,
        delegate,
        delegatedAmount,
        state,
        closeAuthority,
        isNative,
        null,
        null,
        null,
        null,
        null,
        null,
        data,
        dataSha256);
  }

  /** A mint. */
  public static AccountState mint(
      long lamports,
      String owner,
      boolean executable,
      int dataLen,
      int decimals,
      String supply,
      @Nullable String mintAuthority,
      @Nullable String freezeAuthority,
      @Nullable String data,
      @Nullable String dataSha256) {
    return new AccountState(
        lamports,
        owner,
        executable,
        dataLen,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        decimals,
        supply,
        mintAuthority,
        freezeAuthority,
        null,
        null,
        data,
        dataSha256);
  }

  /** State of an address without an account. */
  public static AccountState missing(String systemProgram) {
    return new AccountState(
        0,
        systemProgram,
        false,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null);
  }

  /** True when the account exists on the ledger. */
  @JsonIgnore
  public boolean isThere() {
    return !Boolean.FALSE.equals(exists);
  }

  /**
   * Same semantics as a record's generated method; written out because generating it for so many
   * components costs a run some milliseconds.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountState that
        && lamports == that.lamports
        && Objects.equals(owner, that.owner)
        && executable == that.executable
        && dataLen == that.dataLen
        && Objects.equals(mint, that.mint)
        && Objects.equals(tokenAccountOwner, that.tokenAccountOwner)
        && Objects.equals(amount, that.amount)
        && Objects.equals(delegate, that.delegate)
        && Objects.equals(delegatedAmount, that.delegatedAmount)
        && Objects.equals(state, that.state)
        && Objects.equals(closeAuthority, that.closeAuthority)
        && Objects.equals(isNative, that.isNative)
        && Objects.equals(decimals, that.decimals)
        && Objects.equals(supply, that.supply)
        && Objects.equals(mintAuthority, that.mintAuthority)
        && Objects.equals(freezeAuthority, that.freezeAuthority)
        && Objects.equals(text, that.text)
        && Objects.equals(exists, that.exists)
        && Objects.equals(data, that.data)
        && Objects.equals(dataSha256, that.dataSha256);
  }

  @Override
  public int hashCode() {
    return Objects.hash(lamports, owner, dataLen, amount, data, dataSha256);
  }

  @Override
  public JsonNode json() {
    return JsonFields.of("lamports", lamports)
        .given("owner", owner)
        .and("executable", executable)
        .and("data_len", dataLen)
        .given("mint", mint)
        .given("token_account_owner", tokenAccountOwner)
        .given("amount", amount)
        .given("delegate", delegate)
        .given("delegated_amount", delegatedAmount)
        .given("state", state)
        .given("close_authority", closeAuthority)
        .given("is_native", isNative)
        .given("decimals", decimals)
        .given("supply", supply)
        .given("mint_authority", mintAuthority)
        .given("freeze_authority", freezeAuthority)
        .given("text", text)
        .given("exists", exists)
        .given("data", data)
        .given("data_sha256", dataSha256)
        .object();
  }
}
