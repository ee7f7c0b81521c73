package dev.reev.api.comparison;

import dev.reev.api.comparison.ComparisonView.SideView;
import dev.reev.benchmarks.text.FigureText;
import dev.reev.statistics.CellVerdict;
import dev.reev.statistics.ComparisonResult;
import dev.reev.statistics.ComparisonResult.CellComparison;
import dev.reev.statistics.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** A comparison in one sentence that somebody can quote without the page. */
final class ComparisonSentence {

  /** Benchmarks that one can still read in a sentence. */
  private static final int NAMED = 3;

  private static final int ID_SHOWN = 8;

  private static final double MILLIS = 1000;

  private ComparisonSentence() {}

  static String of(ComparisonResult result, Measure measure, SideView base, SideView candidate) {
    List<String> parts = new ArrayList<>();
    parts.add(verdict(result, base, candidate) + figures(result, measure));
    where("worse on ", result, CellVerdict.REGRESSED, parts);
    where("better on ", result, CellVerdict.IMPROVED, parts);
    String used = used(base.usage(), candidate.usage());
    if (!used.isEmpty()) {
      parts.add(used);
    }
    return String.join("; ", parts) + ".";
  }

  private static String verdict(ComparisonResult result, SideView base, SideView candidate) {
    String one = name(candidate, base);
    String other = name(base, candidate);
    return switch (result.verdict()) {
      case BETTER -> one + " is better than " + other;
      case WORSE -> one + " is worse than " + other;
      case SAME -> one + " is as good as " + other;
      case INDECISIVE ->
          result.pairs() == 0
              ? one + " and " + other + " have no benchmark with a result of both"
              : "Whether " + one + " is better or worse than " + other + " cannot be told";
    };
  }

  /** Suites of one name are told apart by their ids. */
  private static String name(SideView side, SideView other) {
    UUID suite = side.suite();
    if (suite != null) {
      return Objects.equals(side.name(), other.name())
          ? side.name() + " " + suite.toString().substring(0, ID_SHOWN)
          : String.valueOf(side.name());
    }
    StringBuilder name = new StringBuilder(String.valueOf(side.agent()));
    if (side.promptVersion() != null) {
      name.append(" with prompt ").append(side.promptVersion());
    }
    if (side.from() != null) {
      name.append(" from ").append(FigureText.time(side.from()));
    }
    if (side.to() != null) {
      name.append(" until ").append(FigureText.time(side.to()));
    }
    return name.toString();
  }

  private static String figures(ComparisonResult result, Measure measure) {
    Double base = result.base().mean();
    Double candidate = result.candidate().mean();
    Double p = result.pValue();
    if (base == null || candidate == null || p == null) {
      return "";
    }
    return ": %s%s against %s on %s (%s)"
        .formatted(
            measure == Measure.PASS ? "a pass rate of " : "",
            FigureText.score(candidate),
            FigureText.score(base),
            result.benchmarks() == 1 ? "1 benchmark" : result.benchmarks() + " benchmarks",
            FigureText.probability("p", p));
  }

  private static void where(
      String words, ComparisonResult result, CellVerdict verdict, List<String> parts) {
    List<String> benchmarks =
        result.cells().stream()
            .filter(cell -> cell.verdict() == verdict)
            .map(CellComparison::benchmark)
            .distinct()
            .toList();
    if (benchmarks.isEmpty()) {
      return;
    }
    int more = benchmarks.size() - NAMED;
    parts.add(
        words
            + String.join(", ", benchmarks.subList(0, Math.min(NAMED, benchmarks.size())))
            + (more > 0 ? " and " + more + " more" : ""));
  }

  /** Only what both sides tell can be held against each other. */
  private static String used(UsageView base, UsageView candidate) {
    List<String> parts = new ArrayList<>();
    against(candidate.costUsd(), base.costUsd(), FigureText::dollars, parts);
    against(
        candidate.seconds(),
        base.seconds(),
        seconds -> FigureText.took(Math.round(seconds * MILLIS)),
        parts);
    return parts.isEmpty() ? "" : String.join(" and ", parts) + " a run";
  }

  private static void against(
      @Nullable Double candidate,
      @Nullable Double base,
      DoubleFunction<String> text,
      List<String> parts) {
    if (candidate != null && base != null) {
      parts.add(text.apply(candidate) + " against " + text.apply(base));
    }
  }
}
