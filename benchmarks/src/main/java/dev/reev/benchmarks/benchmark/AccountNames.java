package dev.reev.benchmarks.benchmark;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account names of a benchmark.
 *
 * @param initial those of the initial state, placeholders and addresses alike
 * @param strangers owners and authorities of tokens without an account in the initial state
 * @param derived those that assertions derive
 */
record AccountNames(Set<String> initial, Set<String> strangers, Set<String> derived) {

  static AccountNames of(Benchmark benchmark) {
    Set<String> initial = new HashSet<>();
    benchmark.initialState().forEach(account -> initial.add(account.pubkey()));
    Set<String> strangers = new HashSet<>(benchmark.strangers());
    Set<String> derived = new HashSet<>();
    for (Condition condition : benchmark.groundTruth().finalStateAssertions()) {
      if (condition.pubkey() != null && condition.addressDerivation() != null) {
        derived.add(condition.pubkey());
      }
    }
    return new AccountNames(initial, strangers, derived);
  }

  private boolean exists(String name) {
    return initial.contains(name) || strangers.contains(name) || Base58.isAddress(name);
  }

  /**
   * Reports an owner or authority of unknown name. On a chain, an authority over a token need not
   * have an account, so a placeholder without an entry in the initial state is only a warning.
   */
  void requireWallet(String place, @Nullable String name, Problems problems) {
    requireExisting(place, name, problems);
    if (name != null && strangers.contains(name)) {
      problems.warning(
          place,
          "\"%s\" is no account of initial_state; it gets an address that nobody here can sign for"
              .formatted(name));
    }
  }

  /** Reports a name that is neither an address nor an account of the initial state. */
  void requireExisting(String place, @Nullable String name, Problems problems) {
    if (name != null && !exists(name)) {
      problems.error(
          place,
          "\"%s\" is neither an address (base58 of 32 bytes) nor an account of initial_state"
              .formatted(name));
    }
  }

  /** True for an address, an account of the initial state, and one that an assertion derives. */
  boolean isKnown(String name) {
    return exists(name) || derived.contains(name);
  }
}
