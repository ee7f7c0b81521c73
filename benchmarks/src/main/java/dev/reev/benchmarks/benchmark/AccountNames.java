package dev.reev.benchmarks.benchmark;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account names of a benchmark.
 *
 * @param initial those of the initial state, placeholders and addresses alike
 * @param derived those that assertions derive
 */
record AccountNames(Set<String> initial, Set<String> derived) {

  static AccountNames of(Benchmark benchmark) {
    Set<String> initial = new HashSet<>();
    benchmark.initialState().forEach(account -> initial.add(account.pubkey()));
    Set<String> derived = new HashSet<>();
    for (Condition condition : benchmark.groundTruth().finalStateAssertions()) {
      if (condition.pubkey() != null && condition.addressDerivation() != null) {
        derived.add(condition.pubkey());
      }
    }
    return new AccountNames(initial, derived);
  }

  private boolean exists(String name) {
    return initial.contains(name) || Base58.isAddress(name);
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
