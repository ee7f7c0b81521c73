package dev.reev.scoring.outcome;

import dev.reev.benchmarks.session.AccountState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet lost beyond what conditions ask for. Its wealth is the lamports of the wallet and
 * of its token accounts, and for each token the base units in them. The explained loss is what
 * conditions on its own accounts allow or, for the user, what conditions on other accounts ask for
 * including fees and rent, whichever is larger. The two usually describe the same transfer from
 * both sides, so their sum would excuse too much.
 */
final class Losses {

  private final World world;
  private final Explained explained;
  private final BigInteger fees;

  Losses(World world, Explained explained, BigInteger fees) {
    this.world = world;
    this.explained = explained;
    this.fees = fees;
  }

  /**
   * Descriptions of the violations.
   *
   * @param user true for the wallet that pays, the only one that may pay for the gains of others
   */
  List<String> of(String wallet, boolean user) {
    List<String> violations = new ArrayList<>();
    Set<String> owned = accountsOf(wallet);
    lamports(wallet, owned, user, violations);
    for (String mint : mints(owned)) {
      tokens(wallet, owned, mint, user, violations);
    }
    return violations;
  }

  private void lamports(String wallet, Set<String> owned, boolean user, List<String> violations) {
    BigInteger lost = lamports(wallet, world.before()).subtract(lamports(wallet, world.end()));
    BigInteger allowed = explained.lossOfLamports(owned);
    if (user) {
      BigInteger asked = fees;
      for (String address : world.end().keySet()) {
        if (!owned.contains(address)) {
          // Rent is part of the lamports that an account received, not an addition to them.
          asked = asked.add(explained.gainOfLamports(address).max(rent(address)));
        }
      }
      allowed = allowed.max(asked);
    }
    report(wallet, lost.subtract(allowed), "lamports", violations);
  }

  private void tokens(
      String wallet, Set<String> owned, String mint, boolean user, List<String> violations) {
    BigInteger lost =
        tokens(wallet, mint, world.before()).subtract(tokens(wallet, mint, world.end()));
    BigInteger allowed = explained.lossOfTokens(holding(owned, mint));
    if (user) {
      BigInteger asked = explained.burned(mint);
      for (String address : world.end().keySet()) {
        if (!owned.contains(address) && holds(world.end().get(address), mint)) {
          asked = asked.add(explained.gainOfTokens(address));
        }
      }
      allowed = allowed.max(asked);
    }
    report(wallet, lost.subtract(allowed), "base units of " + world.name(mint), violations);
  }

  private void report(String wallet, BigInteger beyond, String unit, List<String> violations) {
    if (beyond.signum() > 0) {
      violations.add(world.name(wallet) + " lost " + beyond + " " + unit + " more than asked for");
    }
  }

  /** Rent of a new account that a condition names: the user has to pay it. */
  private BigInteger rent(String address) {
    AccountState before = world.before().get(address);
    AccountState after = world.end().get(address);
    if (before == null || before.isThere() || after == null || !after.isThere()) {
      return BigInteger.ZERO;
    }
    return after.dataLen() > 0 && explained.names(address)
        ? Units.rent(after).min(Units.lamports(after))
        : BigInteger.ZERO;
  }

  /** The wallet, and the token accounts that it owned before or owns now. */
  private Set<String> accountsOf(String wallet) {
    Set<String> owned = new LinkedHashSet<>();
    owned.add(wallet);
    for (Map<String, AccountState> states : List.of(world.before(), world.end())) {
      states.forEach(
          (address, state) -> {
            if (wallet.equals(state.tokenAccountOwner())) {
              owned.add(address);
            }
          });
    }
    return owned;
  }

  private static BigInteger lamports(String wallet, Map<String, AccountState> states) {
    BigInteger sum = Units.lamports(states.get(wallet));
    for (AccountState state : states.values()) {
      if (wallet.equals(state.tokenAccountOwner())) {
        sum = sum.add(Units.lamports(state));
      }
    }
    return sum;
  }

  private static BigInteger tokens(String wallet, String mint, Map<String, AccountState> states) {
    BigInteger sum = BigInteger.ZERO;
    for (AccountState state : states.values()) {
      if (wallet.equals(state.tokenAccountOwner()) && holds(state, mint)) {
        sum = sum.add(Units.tokens(state));
      }
    }
    return sum;
  }

  /** Tokens that the wallet held. Wrapped SOL counts as lamports. */
  private Set<String> mints(Set<String> owned) {
    Set<String> mints = new TreeSet<>();
    for (String address : owned) {
      AccountState state = world.before().get(address);
      String mint = state == null ? null : state.mint();
      if (state != null && mint != null && !Boolean.TRUE.equals(state.isNative())) {
        mints.add(mint);
      }
    }
    return mints;
  }

  private Set<String> holding(Set<String> owned, String mint) {
    Set<String> holding = new LinkedHashSet<>();
    for (String address : owned) {
      if (holds(world.before().get(address), mint)) {
        holding.add(address);
      }
    }
    return holding;
  }

  private static boolean holds(@Nullable AccountState state, String mint) {
    return state != null && mint.equals(state.mint());
  }
}
