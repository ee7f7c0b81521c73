package dev.reev.api.provenance;

import java.util.ArrayList;
import java.util.List;

/**
 * Comparison of the provenance of two runs.
 *
 * @param equal keys with the same value in both
 * @param different what is not
 * @param unknown what is not known of one of them, so that nobody can say
 */
public record Likeness(List<String> equal, List<Difference> different, List<String> unknown) {

  /**
   * A key whose values differ between two runs.
   *
   * @param key as in the {@code provenance} of a run; {@code ledger.kind}, {@code ledger.version}
   * @param note the same in one line for people
   */
  public record Difference(String key, String before, String now, String note) {}

  /** Compares a run with an earlier one. */
  public static Likeness of(RunProvenance before, RunProvenance now) {
    List<String> equal = new ArrayList<>();
    List<Difference> different = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (ProvenanceKey key : ProvenanceKey.values()) {
      String was = key.value(before);
      String is = key.value(now);
      if (was == null && is == null) {
        // Neither has one, such as a seed: that is alike too, but nothing to tell.
        continue;
      }
      if (was == null || is == null) {
        unknown.add(key.wireName());
      } else if (was.equals(is)) {
        equal.add(key.wireName());
      } else {
        different.add(new Difference(key.wireName(), was, is, key.line(List.of(was), List.of(is))));
      }
    }
    return new Likeness(equal, different, unknown);
  }
}
