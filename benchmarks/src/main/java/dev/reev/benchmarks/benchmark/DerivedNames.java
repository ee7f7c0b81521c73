package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.benchmark.Condition.AddressDerivation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each account that conditions derive its own name. Files of the first system, which ignored
 * such names, write UNUSED_PLACEHOLDER for all of them.
 */
final class DerivedNames {

  private DerivedNames() {}

  static List<Condition> distinct(List<Condition> conditions) {
    Map<String, AddressDerivation> taken = new HashMap<>();
    return conditions.stream().map(condition -> named(condition, taken)).toList();
  }

  private static Condition named(Condition condition, Map<String, AddressDerivation> taken) {
    AddressDerivation derivation = condition.addressDerivation();
    String written = condition.pubkey();
    if (written == null || derivation == null) {
      return condition;
    }
    String name = written;
    for (int next = 2; !taken.getOrDefault(name, derivation).equals(derivation); next++) {
      name = written + "_" + next;
    }
    taken.put(name, derivation);
    return name.equals(written) ? condition : condition.of(name);
  }
}
