package dev.reev.scoring.outcome;

import dev.reev.benchmarks.benchmark.AccountData.TokenHolding;
import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.session.AccountState;
import dev.reev.benchmarks.session.Check;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates one condition. */
final class ConditionCheck {

  private static final String MISSING = "no such account";
  private static final String NO_TOKENS = "no token account";
  private static final String NO_MINT = "no mint";
  private static final String THERE = "exists";
  private static final String NOT_THERE = "does not exist";
  private static final String NOT_RUN = "the step was not run";

  private final World world;
  private final Transactions transactions;

  ConditionCheck(World world, Transactions transactions) {
    this.world = world;
    this.transactions = transactions;
  }

  /** Expected and actual value, and whether the condition holds. */
  record Found(String expected, String actual, boolean holds) {}

  Check check(String id, Condition condition) {
    Found found = look(condition);
    return new Check(
        id,
        condition.type().inFiles(),
        condition.step(),
        condition.weight(),
        condition.critical(),
        found.expected(),
        found.actual(),
        found.holds() ? condition.weight() : 0,
        found.holds(),
        false,
        null);
  }

  private Found look(Condition condition) {
    if (!condition.type().hasAccount()) {
      return transactions.look(condition, world);
    }
    String name = Objects.requireNonNull(condition.pubkey());
    AccountState before = world.before(name);
    Optional<AccountState> then = world.after(name, condition.step());
    return then.map(after -> look(condition, before, after))
        .orElseGet(() -> new Found(wanted(condition), NOT_RUN, false));
  }

  private Found look(Condition condition, AccountState before, AccountState after) {
    return switch (condition.type()) {
      case SOL_BALANCE -> number(condition, Units.lamports(after));
      case SOL_BALANCE_CHANGE ->
          number(condition, Units.lamports(after).subtract(Units.lamports(before)));
      case SOL_HOLDINGS_CHANGE ->
          number(
              condition,
              world.solHoldingsChange(
                  Objects.requireNonNull(condition.pubkey()), condition.step()));
      case TOKEN_ACCOUNT_BALANCE, TOKEN_ACCOUNT_BALANCE_CHANGE, TOKEN_DELEGATED_AMOUNT ->
          tokens(condition, before, after);
      case MINT_SUPPLY, MINT_SUPPLY_CHANGE -> supply(condition, before, after);
      case ACCOUNT_EXISTS -> truth(THERE, after.isThere() ? THERE : NOT_THERE);
      case ACCOUNT_CLOSED -> closed(before, after);
      case ACCOUNT_OWNER -> name(condition, after.isThere() ? after.owner() : MISSING);
      case TOKEN_ACCOUNT_OWNER -> ofToken(condition, after, after.tokenAccountOwner());
      case TOKEN_DELEGATE -> ofToken(condition, after, after.delegate());
      case TOKEN_CLOSE_AUTHORITY -> ofToken(condition, after, after.closeAuthority());
      case TOKEN_ACCOUNT_FROZEN -> frozen(condition, after);
      case MINT_AUTHORITY -> ofMint(condition, after, after.mintAuthority());
      case FREEZE_AUTHORITY -> ofMint(condition, after, after.freezeAuthority());
      case MEMO, TRANSACTION_SUCCEEDED, TRANSACTION_FAILED, NOTHING_SENT ->
          throw new IllegalStateException(condition.type() + " is about no account");
    };
  }

  private Found tokens(Condition condition, AccountState before, AccountState after) {
    String mint = condition.mint();
    if (after.amount() == null) {
      return new Found(wanted(condition), NO_TOKENS, false);
    }
    if (mint != null && !world.address(mint).equals(after.mint())) {
      return new Found(wanted(condition), "holds another token: " + after.mint(), false);
    }
    if (!world.isAsDerived(condition, after)) {
      String owner = world.name(String.valueOf(after.tokenAccountOwner()));
      return new Found(wanted(condition), "belongs to " + owner, false);
    }
    return switch (condition.type()) {
      case TOKEN_ACCOUNT_BALANCE_CHANGE ->
          number(condition, Units.tokens(after).subtract(Units.tokens(before)));
      case TOKEN_DELEGATED_AMOUNT -> number(condition, Units.delegated(after));
      default ->
          condition.changeNotZero()
              ? number(condition, Units.tokens(after).subtract(Units.tokens(before)))
              : number(condition, Units.tokens(after));
    };
  }

  private Found supply(Condition condition, AccountState before, AccountState after) {
    if (after.supply() == null) {
      return new Found(wanted(condition), NO_MINT, false);
    }
    BigInteger supply = Units.supply(after);
    return number(
        condition,
        condition.type() == ConditionType.MINT_SUPPLY
            ? supply
            : supply.subtract(Units.supply(before)));
  }

  private static Found number(Condition condition, BigInteger actual) {
    BigInteger lowest = condition.lowest();
    BigInteger highest = condition.highest();
    boolean holds =
        (lowest == null || actual.compareTo(lowest) >= 0)
            && (highest == null || actual.compareTo(highest) <= 0)
            && !(condition.changeNotZero() && actual.signum() == 0);
    return new Found(wanted(condition), actual.toString(), holds);
  }

  private static Found closed(AccountState before, AccountState after) {
    if (!before.isThere()) {
      return new Found("closed", "was never there", false);
    }
    return new Found("closed", after.isThere() ? THERE : "closed", !after.isThere());
  }

  private Found ofToken(Condition condition, AccountState after, @Nullable String actual) {
    return after.amount() == null
        ? new Found(wanted(condition), NO_TOKENS, false)
        : name(condition, actual == null ? Condition.NOBODY : actual);
  }

  private Found ofMint(Condition condition, AccountState after, @Nullable String actual) {
    return after.supply() == null
        ? new Found(wanted(condition), NO_MINT, false)
        : name(condition, actual == null ? Condition.NOBODY : actual);
  }

  private Found name(Condition condition, String actual) {
    String expected = String.valueOf(condition.expectedText());
    return new Found(expected, world.name(actual), world.address(expected).equals(actual));
  }

  private static Found frozen(Condition condition, AccountState after) {
    boolean expected = condition.expected() != null && condition.expected().booleanValue();
    if (after.state() == null) {
      return new Found(frozen(expected), NO_TOKENS, false);
    }
    boolean actual = after.state().equals(TokenHolding.FROZEN);
    return new Found(frozen(expected), frozen(actual), expected == actual);
  }

  private static String frozen(boolean frozen) {
    return frozen ? "frozen" : "not frozen";
  }

  private static Found truth(String expected, String actual) {
    return new Found(expected, actual, expected.equals(actual));
  }

  /** Readable form of the expected value. */
  static String wanted(Condition condition) {
    BigInteger lowest = condition.lowest();
    BigInteger highest = condition.highest();
    if (condition.changeNotZero() && lowest == null && highest == null) {
      return "any change";
    }
    if (lowest == null && highest == null) {
      String text = condition.expectedText();
      return text == null ? condition.type().inFiles() : text;
    }
    if (lowest != null && lowest.equals(highest)) {
      return "= " + lowest;
    }
    if (highest == null) {
      return ">= " + lowest;
    }
    return lowest == null ? "<= " + highest : lowest + " to " + highest;
  }
}
