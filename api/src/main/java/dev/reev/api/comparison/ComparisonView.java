package dev.reev.api.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.statistics.ComparisonResult;
import dev.reev.statistics.ComparisonResult.CellComparison;
import dev.reev.statistics.ComparisonSettings;
import dev.reev.statistics.Coverage;
import dev.reev.statistics.Interval;
import dev.reev.statistics.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate against a base; what each number claims is in docs/statistics.md.
 *
 * @param verdict better, worse, same or indecisive
 * @param reason one line for people
 * @param scope like_these: benchmarks like these; these: these benchmarks alone
 * @param difference candidate minus base; null without a pair
 * @param interval of the difference; null when there is too little to tell
 * @param pValue of a two-sided permutation test; null without a pair
 * @param pairs pairs of a benchmark and agent that have a result on both sides
 * @param coverage the lower of both sides
 * @param benchmarks what both sides ordered, the largest loss first
 * @param unpaired what only one side ordered or could run
 * @param notes what makes the sides unlike each other, or was left out
 * @param summary all of it in one sentence, to be quoted
 */
public record ComparisonView(
    SideView base,
    SideView candidate,
    String measure,
    double confidence,
    double minCoverage,
    double margin,
    String scope,
    String verdict,
    String reason,
    @Nullable Double difference,
    @Nullable Interval interval,
    @Nullable Double pValue,
    int pairs,
    CoverageView coverage,
    List<Entry> benchmarks,
    List<Unpaired> unpaired,
    List<String> notes,
    String summary) {

  static final String LIKE_THESE = "like_these";
  static final String THESE = "these";

  /**
   * One side.
   *
   * @param suite id of the suite; null for runs of an agent
   * @param name of the suite
   * @param agent null for a suite
   * @param from start of the window, inclusive; null: any
   * @param to end of the window, exclusive; null: any
   * @param cut true when there were more runs than are looked at
   * @param coverage in what both sides ordered
   * @param agentErrors runs whose agent broke
   * @param mean over the benchmarks that have a result on both sides
   * @param scores which scores of its runs count: {@code first}, or the id of a score set
   * @param scorers name and version of the rules that made them; {@code unknown} of runs that do
   *     not name any
   * @param promptVersion as the definition of the agent called its prompt; null: any
   * @param usage what a run uses up, in what both sides ordered
   */
  public record SideView(
      @JsonProperty("suite_id") @Nullable UUID suite,
      @Nullable String name,
      @Nullable String agent,
      @Nullable Instant from,
      @Nullable Instant to,
      int runs,
      boolean cut,
      CoverageView coverage,
      int agentErrors,
      @Nullable Double mean,
      String scores,
      List<String> scorers,
      @Nullable String promptVersion,
      UsageView usage) {

    private static SideView of(Side side, ComparisonResult.Side result, UsageView usage) {
      Window window = side.window();
      return new SideView(
          side.suite(),
          side.name(),
          window == null ? null : window.agent(),
          window == null ? null : window.from(),
          window == null ? null : window.to(),
          (int) side.runs().count(),
          side.cut(),
          CoverageView.of(result.coverage()),
          result.broke(),
          result.mean(),
          side.scores().text(),
          List.copyOf(side.with().scorers()),
          window == null ? null : window.promptVersion(),
          usage);
    }
  }

  /**
   * One benchmark, of one agent.
   *
   * @param agent null when the sides have one agent each, and not the same
   * @param verdict improved, regressed, same or indecisive
   * @param pAdjusted corrected for the number of benchmarks looked at; 1 when there are too few
   *     runs to tell anything
   * @param benchmarkChanged true when the sides were scored with different texts of the benchmark
   * @param baseRuns at most 20
   * @param candidateRuns at most 20
   */
  public record Entry(
      @JsonProperty("benchmark_id") String benchmark,
      @Nullable String agent,
      String verdict,
      @Nullable Double baseMean,
      @Nullable Double candidateMean,
      @Nullable Double difference,
      @Nullable Double pValue,
      @Nullable Double pAdjusted,
      boolean benchmarkChanged,
      List<RunLink> baseRuns,
      List<RunLink> candidateRuns) {

    private static Entry of(CellComparison cell, Set<String> changed) {
      return new Entry(
          cell.benchmark(),
          cell.agent(),
          word(cell.verdict()),
          cell.baseMean(),
          cell.candidateMean(),
          cell.difference(),
          cell.pValue(),
          cell.pAdjusted(),
          changed.contains(cell.benchmark()),
          RunLink.of(cell.base()),
          RunLink.of(cell.candidate()));
    }
  }

  /** What only one side ordered or could run. */
  public record Unpaired(
      @JsonProperty("benchmark_id") @Nullable String benchmark, @Nullable String agent) {}

  static ComparisonView of(
      ComparisonResult result, ComparisonSettings settings, Side base, Side candidate) {
    Set<String> changed = base.with().textsUnlike(candidate.with());
    Coverage least = lower(result.base().coverage(), result.candidate().coverage());
    SideView before =
        SideView.of(
            base,
            result.base(),
            UsageView.of(result.cells().stream().map(CellComparison::base).toList(), base.used()));
    SideView now =
        SideView.of(
            candidate,
            result.candidate(),
            UsageView.of(
                result.cells().stream().map(CellComparison::candidate).toList(), candidate.used()));
    return new ComparisonView(
        before,
        now,
        word(settings.measure()),
        settings.confidence(),
        settings.minCoverage(),
        settings.margin(),
        result.scope() == Scope.BENCHMARKS_LIKE_THESE ? LIKE_THESE : THESE,
        word(result.verdict()),
        result.reason(),
        result.difference(),
        result.interval(),
        result.pValue(),
        result.pairs(),
        CoverageView.of(least),
        result.cells().stream().map(cell -> Entry.of(cell, changed)).toList(),
        result.unpaired().stream().map(c -> new Unpaired(c.benchmark(), c.agent())).toList(),
        ComparisonNotes.of(base, candidate, result.unpaired().size()),
        ComparisonSentence.of(result, settings.measure(), before, now));
  }

  private static Coverage lower(Coverage one, Coverage other) {
    // As fractions, without dividing: nothing may have been ordered.
    return (long) one.n() * other.of() <= (long) other.n() * one.of() ? one : other;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
