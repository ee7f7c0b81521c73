package dev.reev.api.comparison;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the scores of some runs were made with.
 *
 * @param texts digests by benchmark
 * @param scorers name and version of the rules; {@link #UNKNOWN} for runs that name none
 */
public record ScoredWith(Map<String, Set<String>> texts, SortedSet<String> scorers) {

  /** Runs of before there was a name, and of runners that do not say. */
  static final String UNKNOWN = "unknown";

  /** Benchmarks that both have, but not with the same texts. */
  SortedSet<String> textsUnlike(ScoredWith other) {
    return texts.entrySet().stream()
        .filter(
            entry ->
                !other
                    .texts
                    .getOrDefault(entry.getKey(), entry.getValue())
                    .equals(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** In words. */
  public String scorersText() {
    return scorers.isEmpty()
        ? "none"
        : scorers.stream()
            .map(scorer -> scorer.equals(UNKNOWN) ? "one that is not named" : scorer)
            .collect(Collectors.joining(" and "));
  }
}
