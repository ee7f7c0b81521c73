package dev.reev.api.provenance;

import dev.reev.api.provenance.SuiteFacts.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares the provenance of two suites by agent. */
@Component
public class SuiteProvenance {

  private final ProvenanceQueries queries;

  SuiteProvenance(ProvenanceQueries queries) {
    this.queries = queries;
  }

  /**
   * Changes in the later suite, most likely causes first. Only agents of both are compared, and
   * only what is known of both: a run that broke and so tells nothing is no change. Texts and
   * prompts are compared benchmark by benchmark.
   *
   * @return empty when nothing is known to have changed, also for an unknown suite
   */
  public List<ProvenanceChange> changes(UUID earlier, UUID later) {
    return changes(queries.facts(earlier), queries.facts(later));
  }

  /**
   * The same for any runs. When each side has runs of a single agent, they are compared even if the
   * agents' names differ: the difference between two agents is then the point.
   */
  public List<ProvenanceChange> changes(Collection<UUID> earlier, Collection<UUID> later) {
    List<Fact> before = queries.facts(earlier);
    List<Fact> now = queries.facts(later);
    List<String> agents = agents(now);
    boolean oneEach = agents.size() == 1 && agents(before).size() == 1;
    return changes(
        SuiteFacts.of(
            oneEach ? before.stream().map(fact -> fact.of(agents.get(0))).toList() : before),
        SuiteFacts.of(now));
  }

  private static List<String> agents(List<Fact> facts) {
    return facts.stream().map(Fact::agent).distinct().toList();
  }

  static List<ProvenanceChange> changes(SuiteFacts earlier, SuiteFacts later) {
    List<ProvenanceChange> changes = new ArrayList<>();
    later
        .values()
        .forEach(
            (agent, facts) ->
                facts.forEach(
                    (key, now) ->
                        add(
                            agent,
                            key,
                            earlier.of(agent).getOrDefault(key, Map.of()),
                            now,
                            changes)));
    return changes;
  }

  private static void add(
      String agent,
      ProvenanceKey key,
      Map<String, SortedSet<String>> before,
      Map<String, SortedSet<String>> now,
      List<ProvenanceChange> changes) {
    List<String> benchmarks = new ArrayList<>();
    SortedSet<String> old = new TreeSet<>();
    SortedSet<String> fresh = new TreeSet<>();
    now.forEach(
        (benchmark, values) -> {
          SortedSet<String> known = before.getOrDefault(benchmark, new TreeSet<>());
          if (!known.isEmpty() && !known.containsAll(values)) {
            benchmarks.add(benchmark);
            old.addAll(known);
            fresh.addAll(values);
          }
        });
    if (!benchmarks.isEmpty()) {
      List<String> was = List.copyOf(old);
      List<String> is = List.copyOf(fresh);
      changes.add(
          new ProvenanceChange(
              agent,
              key.wireName(),
              key.ofTheBenchmark() ? benchmarks : List.of(),
              was,
              is,
              key.line(was, is)));
    }
  }
}
