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

/** Which changes of accounts the conditions of a benchmark ask for, and so explain. */
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

  /** How many lamports conditions let these accounts lose, all together. */
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

  /** How many base units conditions let these token accounts lose, all together. */
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

  /** How many of the lamports that an account gained a condition asks for. */
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

  /** How many of the base units that a token account gained a condition asks for. */
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

  /** Tokens in an account that was handed to somebody else did not reach whom they were for. */
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

  /** Highest amount a delegate may have by a condition; null when none says so. */
  @Nullable BigInteger mostDelegated(String address) {
    return limits(address, ConditionType.TOKEN_DELEGATED_AMOUNT, Condition::highest)
        .min(Comparator.naturalOrder())
        .orElseGet(
            () ->
                limits(address, ConditionType.TOKEN_DELEGATED_AMOUNT, Condition::lowest)
                    .max(Comparator.naturalOrder())
                    .orElse(null));
  }

  /** By how much conditions on the mint itself let its supply grow. */
  BigInteger growth(String mint) {
    BigInteger before = Units.supply(world.before().get(mint));
    BigInteger most =
        highest(mint, ConditionType.MINT_SUPPLY, ConditionType.MINT_SUPPLY_CHANGE, before);
    return most == null ? BigInteger.ZERO : Units.atLeastZero(most.subtract(before));
  }

  /** How many of the base units that were burned a condition on the mint asks for. */
  BigInteger burned(String mint) {
    BigInteger before = Units.supply(world.before().get(mint));
    BigInteger gone = before.subtract(Units.supply(world.end().get(mint)));
    BigInteger least =
        lowest(mint, ConditionType.MINT_SUPPLY, ConditionType.MINT_SUPPLY_CHANGE, before);
    return least == null ? BigInteger.ZERO : Units.atLeastZero(gone.min(before.subtract(least)));
  }

  /** The narrowest limit below; null when there is none. */
  private @Nullable BigInteger lowest(
      String address, ConditionType balance, ConditionType change, BigInteger before) {
    return bounds(address, balance, change, before, Condition::lowest)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The narrowest limit above. Who asks for at least so much asks for no more than that. */
  private @Nullable BigInteger highest(
      String address, ConditionType balance, ConditionType change, BigInteger before) {
    return bounds(address, balance, change, before, Condition::highest)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> lowest(address, balance, change, before));
  }

  /** Limits of balances, and of changes as the balances that they lead to. */
  private Stream<BigInteger> bounds(
      String address,
      ConditionType balance,
      ConditionType change,
      BigInteger before,
      Function<Condition, @Nullable BigInteger> limit) {
    return Stream.concat(
        limits(address, balance, limit), limits(address, change, limit).map(before::add));
  }

  /** What must hold at the end counts; what must hold on the way only where nothing else does. */
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
