package dev.reev.statistics;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.ComparisonResult.Side;
import org.jspecify.annotations.Nullable;

/** The verdict that follows from the evidence, with its reason in one line. */
record Judgement(Verdict verdict, String reason) {

  static Judgement of(Evidence evidence, ComparisonSettings settings) {
    Double difference = evidence.difference();
    if (difference == null) {
      return indecisive("no benchmark has a result on both sides");
    }
    String lacking = lacking(evidence, settings);
    if (lacking != null) {
      return indecisive(lacking);
    }
    String found = found(difference, evidence);
    if (evidence.negligible()) {
      return new Judgement(
          Verdict.SAME,
          found + ": within the margin of " + FigureText.points(settings.margin()) + " either way");
    }
    Interval interval = evidence.interval();
    boolean beyondChance = evidence.test().value() <= settings.alpha();
    if (beyondChance && (interval == null || !interval.contains(0))) {
      return new Judgement(difference > 0 ? Verdict.BETTER : Verdict.WORSE, found);
    }
    if (evidence.test().smallest() > settings.alpha()) {
      return indecisive(
          found
              + ": too few results, or too much alike, to find any difference; p could not get below "
              + FigureText.points(evidence.test().smallest()));
    }
    return indecisive(
        found
            + ": chance could have made this difference, and one beyond the margin of "
            + FigureText.points(settings.margin())
            + " is not excluded");
  }

  private static @Nullable String lacking(Evidence evidence, ComparisonSettings settings) {
    String base = lacking("base", evidence.base(), settings);
    return base != null ? base : lacking("candidate", evidence.candidate(), settings);
  }

  private static @Nullable String lacking(String name, Side side, ComparisonSettings settings) {
    Coverage coverage = side.coverage();
    if (coverage.reaches(settings.minCoverage())) {
      return null;
    }
    String text =
        "%s: only %d of %d runs have a result, at least %s are needed"
            .formatted(
                name, coverage.n(), coverage.of(), FigureText.points(settings.minCoverage()));
    return side.broke() > 0 && settings.measure() == Measure.SCORE
        ? text
            + "; the agent broke in %d, which the measure pass counts as not passed"
                .formatted(side.broke())
        : text;
  }

  private static String found(double difference, Evidence evidence) {
    Interval interval = evidence.interval();
    String range =
        interval == null
            ? "no interval"
            : "interval " + FigureText.differences(interval.low(), interval.high());
    return "difference "
        + FigureText.difference(difference)
        + " ("
        + range
        + ", "
        + FigureText.probability("p", evidence.test().value())
        + ")";
  }

  private static Judgement indecisive(String reason) {
    return new Judgement(Verdict.INDECISIVE, reason);
  }
}
