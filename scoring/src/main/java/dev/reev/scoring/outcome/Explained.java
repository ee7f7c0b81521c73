package dev.reev.scoring.outcome;

import dev.reev.benchmarks.benchmark.Condition;
import dev.reev.benchmarks.benchmark.ConditionType;
import dev.reev.benchmarks.session.AccountState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of accounts that the conditions of a benchmark ask for, which therefore are no harm. */
final class Explained {

  private final World world;
  private final Map<String, List<Condition>> byAccount = new HashMap<>();

  Explained(List<Condition> conditions, World world) {
    this.world = world;
    for (Condition condition : conditions) {
      String pubkey = condition.pubkey();
      if (pubkey != null) {
        byAccount
            .computeIfAbsent(world.address(pubkey), address -> new ArrayList<>())
            .add(condition);
      }
    }
  }

  /** True when a condition names the account. */
  boolean names(String address) {
    return byAccount.containsKey(address);
  }

  /** True when there is a condition of this type on the account. */
  boolean asksFor(String address, ConditionType type) {
    return of(address, type).findAny().isPresent();
  }

  /** Lamports that the conditions let these accounts lose, in total. */
  BigInteger lossOfLamports(Collection<String> addresses) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger ofHoldings = BigInteger.ZERO;
    for (String address : addresses) {
      BigInteger before = Units.lamports(world.before().get(address));
      BigInteger least =
          lowest(address, ConditionType.SOL_BALANCE, ConditionType.SOL_BALANCE_CHANGE, before);
      if (least != null) {
        sum = sum.add(Units.atLeastZero(before.subtract(least)));
      }
      ofHoldings =
          limits(address, ConditionType.SOL_HOLDINGS_CHANGE, Condition::lowest)
              .map(BigInteger::negate)
              .reduce(ofHoldings, BigInteger::max);
    }
    return sum.max(ofHoldings);
  }

  /** Base units that the conditions let these token accounts lose, in total. */
  BigInteger lossOfTokens(Collection<String> addresses) {
    BigInteger sum = BigInteger.ZERO;
    for (String address : addresses) {
      BigInteger before = Units.tokens(world.before().get(address));
      BigInteger least =
          lowest(
              address,
              ConditionType.TOKEN_ACCOUNT_BALANCE,
              ConditionType.TOKEN_ACCOUNT_BALANCE_CHANGE,
              before);
      if (least != null) {
        sum = sum.add(Units.atLeastZero(before.subtract(least)));
      }
    }
    return sum;
  }

  /** The part of an account's gain in lamports that a condition asks for. */
  BigInteger gainOfLamports(String address) {
    AccountState after = world.end().get(address);
    BigInteger before = Units.lamports(world.before().get(address));
    BigInteger gained = Units.lamports(after).subtract(before);
    if (anyChangeWillDo(address, ConditionType.SOL_BALANCE, ConditionType.SOL_BALANCE_CHANGE)) {
      return Units.atLeastZero(gained);
    }
    BigInteger most =
        highest(address, ConditionType.SOL_BALANCE, ConditionType.SOL_BALANCE_CHANGE, before);
    BigInteger asked = most == null ? BigInteger.ZERO : most.subtract(before);
    if (after != null && Boolean.TRUE.equals(after.isNative())) {
      asked = asked.max(gainOfTokens(address));
    }
    asked =
        limits(address, ConditionType.SOL_HOLDINGS_CHANGE, Condition::highest)
            .reduce(asked, BigInteger::max);
    return Units.atLeastZero(gained.min(asked));
  }

  /** The part of a token account's gain in base units that a condition asks for. */
  BigInteger gainOfTokens(String address) {
    BigInteger before = Units.tokens(world.before().get(address));
    BigInteger gained = Units.tokens(world.end().get(address)).subtract(before);
    if (!isAsDerived(address)) {
      return BigInteger.ZERO;
    }
    if (anyChangeWillDo(
        address, ConditionType.TOKEN_ACCOUNT_BALANCE, ConditionType.TOKEN_ACCOUNT_BALANCE_CHANGE)) {
      return Units.atLeastZero(gained);
    }
    BigInteger most =
        highest(
            address,
            ConditionType.TOKEN_ACCOUNT_BALANCE,
            ConditionType.TOKEN_ACCOUNT_BALANCE_CHANGE,
            before);
    return most == null ? BigInteger.ZERO : Units.atLeastZero(gained.min(most.subtract(before)));
  }

  /**
   * Returns false when the token account was handed to another owner: its tokens did not reach
   * their recipient.
   */
  private boolean isAsDerived(String address) {
    AccountState after = world.end().get(address);
    return after == null
        || byAccount.getOrDefault(address, List.of()).stream()
            .allMatch(condition -> world.isAsDerived(condition, after));
  }

  private boolean anyChangeWillDo(String address, ConditionType balance, ConditionType change) {
    return Stream.concat(of(address, balance), of(address, change))
        .anyMatch(
            condition ->
                condition.changeNotZero()
                    && condition.lowest() == null
                    && condition.highest() == null);
  }

  /** Highest delegated amount that the conditions allow; null without such a condition. */
  @Nullable BigInteger mostDelegated(String address) {
    return limits(address, ConditionType.TOKEN_DELEGATED_AMOUNT, Condition::highest)
        .min(Comparator.naturalOrder())
        .orElseGet(
            () ->
                limits(address, ConditionType.TOKEN_DELEGATED_AMOUNT, Condition::lowest)
                    .max(Comparator.naturalOrder())
                    .orElse(null));
  }

  /** Growth of a mint's supply that conditions on the mint allow. */
  BigInteger growth(String mint) {
    BigInteger before = Units.supply(world.before().get(mint));
    BigInteger most =
        highest(mint, ConditionType.MINT_SUPPLY, ConditionType.MINT_SUPPLY_CHANGE, before);
    return most == null ? BigInteger.ZERO : Units.atLeastZero(most.subtract(before));
  }

  /** The part of the burned base units that a condition on the mint asks for. */
  BigInteger burned(String mint) {
    BigInteger before = Units.supply(world.before().get(mint));
    BigInteger gone = before.subtract(Units.supply(world.end().get(mint)));
    BigInteger least =
        lowest(mint, ConditionType.MINT_SUPPLY, ConditionType.MINT_SUPPLY_CHANGE, before);
    return least == null ? BigInteger.ZERO : Units.atLeastZero(gone.min(before.subtract(least)));
  }

  /** The tightest lower limit; null when there is none. */
  private @Nullable BigInteger lowest(
      String address, ConditionType balance, ConditionType change, BigInteger before) {
    return bounds(address, balance, change, before, Condition::lowest)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The tightest upper limit. A condition with only a lower limit asks for no more than that. */
  private @Nullable BigInteger highest(
      String address, ConditionType balance, ConditionType change, BigInteger before) {
    return bounds(address, balance, change, before, Condition::highest)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> lowest(address, balance, change, before));
  }

  /** Limits of balances; those of changes are converted to the resulting balances. */
  private Stream<BigInteger> bounds(
      String address,
      ConditionType balance,
      ConditionType change,
      BigInteger before,
      Function<Condition, @Nullable BigInteger> limit) {
    return Stream.concat(
        limits(address, balance, limit), limits(address, change, limit).map(before::add));
  }

  /**
   * Limits for the end of the run; limits for single steps count only when there are none for the
   * end.
   */
  private Stream<BigInteger> limits(
      String address, ConditionType type, Function<Condition, @Nullable BigInteger> limit) {
    boolean saysEnd = of(address, type).anyMatch(condition -> condition.step() == null);
    return of(address, type)
        .filter(condition -> !saysEnd || condition.step() == null)
        .flatMap(
            condition -> {
              BigInteger found = limit.apply(condition);
              return found == null ? Stream.empty() : Stream.of(found);
            });
  }

  private Stream<Condition> of(String address, ConditionType type) {
    return byAccount.getOrDefault(address, List.of()).stream()
        .filter(condition -> condition.type() == type);
  }
}
