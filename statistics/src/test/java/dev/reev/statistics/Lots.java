package dev.reev.statistics;

import dev.reev.statistics.Outcome.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Short notation for sets of observations. */
final class Lots {

  private Lots() {}

  /** One run for each score, passed at 0.75 and above. */
  static List<ObservedRun> scores(String benchmark, String agent, double... scores) {
    return of(
        benchmark,
        agent,
        Arrays.stream(scores).mapToObj(s -> new Scored(s, s >= 0.75)).toArray(Outcome[]::new));
  }

  /** Runs with scores 1 and 0. */
  static List<ObservedRun> passes(String benchmark, String agent, int passed, int of) {
    double[] scores = new double[of];
    Arrays.fill(scores, 0, passed, 1);
    return scores(benchmark, agent, scores);
  }

  static List<ObservedRun> of(String benchmark, String agent, Outcome... outcomes) {
    List<ObservedRun> all = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      all.add(new ObservedRun(benchmark, agent, all.size() + 1, null, outcome));
    }
    return all;
  }

  /** Benchmarks {@code b00} and so on, with these numbers of passes among {@code of} runs each. */
  static List<ObservedRun> suite(String agent, int of, int... passed) {
    List<ObservedRun> all = new ArrayList<>();
    for (int i = 0; i < passed.length; i++) {
      all.addAll(passes("b%02d".formatted(i), agent, passed[i], of));
    }
    return all;
  }
}
