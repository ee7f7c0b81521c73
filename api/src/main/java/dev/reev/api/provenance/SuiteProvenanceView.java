package dev.reev.api.provenance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a suite were made of.
 *
 * @param base the suite it is compared with, if one was asked for
 * @param changes what is new since then; null without a base
 */
record SuiteProvenanceView(
    @JsonProperty("suite_id") UUID suite,
    List<AgentValues> agents,
    @JsonProperty("base_suite_id") @Nullable UUID base,
    @Nullable List<ProvenanceChange> changes) {

  /**
   * Distinct values of the runs of one agent.
   *
   * @param values by key of the {@code provenance} of a run; what is not known is left out
   */
  record AgentValues(String agent, Map<String, List<String>> values) {}

  static List<AgentValues> agents(SuiteFacts facts) {
    return facts.values().entrySet().stream()
        .map(
            agent -> {
              Map<String, List<String>> values = new LinkedHashMap<>();
              agent
                  .getValue()
                  .forEach(
                      (key, byBenchmark) -> {
                        TreeSet<String> all = new TreeSet<>();
                        byBenchmark.values().forEach(all::addAll);
                        values.put(key.wireName(), List.copyOf(all));
                      });
              return new AgentValues(agent.getKey(), values);
            })
        .toList();
  }
}
