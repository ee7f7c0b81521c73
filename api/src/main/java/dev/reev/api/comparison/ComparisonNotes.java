package dev.reev.api.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What makes the sides of a comparison unlike each other, or was left out; one line each. */
final class ComparisonNotes {

  private ComparisonNotes() {}

  static List<String> of(Side base, Side candidate, int unpaired) {
    boolean again = base.scores().set() != null || candidate.scores().set() != null;
    List<String> notes = new ArrayList<>();
    Set<String> changed = base.with().textsUnlike(candidate.with());
    if (!changed.isEmpty()) {
      notes.add(
          (again
                  ? "the sides were scored with different texts of "
                  : "the sides ran different texts of ")
              + String.join(", ", changed));
    }
    if (scorers(base, candidate).size() > 1) {
      notes.add(
          "the scores were not made by one scorer: those of the base by %s, those of the candidate by %s"
              .formatted(base.with().scorersText(), candidate.with().scorersText()));
    }
    if (base.unconfined() + candidate.unconfined() > 0) {
      notes.add(
          "%d runs of the base and %d of the candidate had an agent that was not confined: nothing kept it from its own score"
              .formatted(base.unconfined(), candidate.unconfined()));
    }
    if (unpaired > 0) {
      notes.add(
          "%d pairs of a benchmark and agent were ordered, %s, on one side only"
              .formatted(unpaired, again ? "could run, or were scored again" : "or could run"));
    }
    if (base.cut() || candidate.cut()) {
      notes.add(
          "of an agent only the newest runs of each benchmark are looked at: %d, down to %d where there are many benchmarks, and %d in all"
              .formatted(
                  AgentRuns.MOST_OF_BENCHMARK, AgentRuns.FEWEST_OF_BENCHMARK, AgentRuns.MOST));
    }
    return notes;
  }

  private static Set<String> scorers(Side base, Side candidate) {
    Set<String> all = new TreeSet<>(base.with().scorers());
    all.addAll(candidate.with().scorers());
    return all;
  }
}
