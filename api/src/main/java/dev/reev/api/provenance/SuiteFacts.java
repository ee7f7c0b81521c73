package dev.reev.api.provenance;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The distinct values of a suite's runs.
 *
 * @param values values by agent, key and benchmark; the benchmark is empty for keys that do not
 *     depend on it
 */
record SuiteFacts(Map<String, Map<ProvenanceKey, Map<String, SortedSet<String>>>> values) {

  /** One value that some runs of a suite have. */
  record Fact(String agent, ProvenanceKey key, String benchmark, String value) {

    /** The same of another agent. */
    Fact of(String other) {
      return new Fact(other, key, benchmark, value);
    }
  }

  static SuiteFacts of(List<Fact> facts) {
    Map<String, Map<ProvenanceKey, Map<String, SortedSet<String>>>> values = new TreeMap<>();
    for (Fact fact : facts) {
      values
          .computeIfAbsent(fact.agent(), agent -> new TreeMap<>())
          .computeIfAbsent(fact.key(), key -> new TreeMap<>())
          .computeIfAbsent(
              fact.key().ofTheBenchmark() ? fact.benchmark() : "", benchmark -> new TreeSet<>())
          .add(fact.value());
    }
    return new SuiteFacts(values);
  }

  Map<ProvenanceKey, Map<String, SortedSet<String>>> of(String agent) {
    return values.getOrDefault(agent, Map.of());
  }
}
