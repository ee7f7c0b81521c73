package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The property that a condition checks. The names are those of benchmark files. */
public enum ConditionType {
  /** Lamports of an account; 0 when it does not exist. */
  @JsonProperty("SolBalance")
  SOL_BALANCE("SolBalance", Expects.NUMBER),
  /** Lamports gained since before the agent acted; negative for a loss. */
  @JsonProperty("SolBalanceChange")
  SOL_BALANCE_CHANGE("SolBalanceChange", Expects.NUMBER),
  /**
   * Lamports that a wallet gained since before the agent acted, including those in its accounts of
   * wrapped SOL.
   */
  @JsonProperty("SolHoldingsChange")
  SOL_HOLDINGS_CHANGE("SolHoldingsChange", Expects.NUMBER),
  /** Base units in a token account. */
  @JsonProperty("TokenAccountBalance")
  TOKEN_ACCOUNT_BALANCE("TokenAccountBalance", Expects.NUMBER),
  /** Base units gained since before the agent acted; negative for a loss. */
  @JsonProperty("TokenAccountBalanceChange")
  TOKEN_ACCOUNT_BALANCE_CHANGE("TokenAccountBalanceChange", Expects.NUMBER),
  /** The account exists and has lamports. */
  @JsonProperty("AccountExists")
  ACCOUNT_EXISTS("AccountExists", Expects.NOTHING),
  /** The account existed and has been closed. */
  @JsonProperty("AccountClosed")
  ACCOUNT_CLOSED("AccountClosed", Expects.NOTHING),
  /** The program that owns an account. */
  @JsonProperty("AccountOwner")
  ACCOUNT_OWNER("AccountOwner", Expects.NAME),
  /** The wallet that may spend from a token account. */
  @JsonProperty("TokenAccountOwner")
  TOKEN_ACCOUNT_OWNER("TokenAccountOwner", Expects.NAME),
  /** Delegate of a token account, which may also spend from it. */
  @JsonProperty("TokenDelegate")
  TOKEN_DELEGATE("TokenDelegate", Expects.NAME_OR_NOBODY),
  /** Remaining amount that the delegate may spend, in base units; 0 without a delegate. */
  @JsonProperty("TokenDelegatedAmount")
  TOKEN_DELEGATED_AMOUNT("TokenDelegatedAmount", Expects.NUMBER),
  /** Authority that may close a token account in place of its owner. */
  @JsonProperty("TokenCloseAuthority")
  TOKEN_CLOSE_AUTHORITY("TokenCloseAuthority", Expects.NAME_OR_NOBODY),
  /** Whether a token account is frozen. */
  @JsonProperty("TokenAccountFrozen")
  TOKEN_ACCOUNT_FROZEN("TokenAccountFrozen", Expects.TRUTH),
  /** Base units of a mint in existence. */
  @JsonProperty("MintSupply")
  MINT_SUPPLY("MintSupply", Expects.NUMBER),
  /** Base units minted since before the agent acted; negative when some were burned. */
  @JsonProperty("MintSupplyChange")
  MINT_SUPPLY_CHANGE("MintSupplyChange", Expects.NUMBER),
  /** Authority that may mint more of a token. */
  @JsonProperty("MintAuthority")
  MINT_AUTHORITY("MintAuthority", Expects.NAME_OR_NOBODY),
  /** Authority that may freeze token accounts of a mint. */
  @JsonProperty("FreezeAuthority")
  FREEZE_AUTHORITY("FreezeAuthority", Expects.NAME_OR_NOBODY),
  /** A successful transaction carries this memo. */
  @JsonProperty("Memo")
  MEMO("Memo", Expects.TEXT),
  /** The transaction succeeded. */
  @JsonProperty("TransactionSucceeded")
  TRANSACTION_SUCCEEDED("TransactionSucceeded", Expects.NOTHING),
  /** A transaction was sent and failed. */
  @JsonProperty("TransactionFailed")
  TRANSACTION_FAILED("TransactionFailed", Expects.NOTHING),
  /** The agent finished on its own and sent nothing. */
  @JsonProperty("NothingSent")
  NOTHING_SENT("NothingSent", Expects.NOTHING);

  /** Type of {@code expected}. */
  public enum Expects {
    NUMBER,
    NAME,
    NAME_OR_NOBODY,
    TRUTH,
    TEXT,
    NOTHING
  }

  private final String inFiles;
  private final Expects expects;

  ConditionType(String inFiles, Expects expects) {
    this.inFiles = inFiles;
    this.expects = expects;
  }

  /** The name in benchmark files. */
  public String inFiles() {
    return inFiles;
  }

  public Expects expects() {
    return expects;
  }

  /** True when it is about an account. */
  public boolean hasAccount() {
    return switch (this) {
      case MEMO, TRANSACTION_SUCCEEDED, TRANSACTION_FAILED, NOTHING_SENT -> false;
      default -> true;
    };
  }

  /** True when it compares with the state before the agent acted. */
  public boolean isChange() {
    return switch (this) {
      case SOL_BALANCE_CHANGE,
          SOL_HOLDINGS_CHANGE,
          TOKEN_ACCOUNT_BALANCE_CHANGE,
          MINT_SUPPLY_CHANGE ->
          true;
      default -> false;
    };
  }
}
