package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.ComparisonView.Entry;
import dev.reev.api.comparison.RunLink;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Benchmarks of a comparison: what differs for certain, then what differs most, then the rest.
 *
 * @param rows where a change is seen, or one side has no result
 * @param unchanged where none is seen: the difference is within the margin
 * @param hidden those that were left out
 */
record ComparedCells(List<Row> rows, List<Row> unchanged, int hidden) {

  /** A longer table renders slowly and is not read to its end. */
  private static final int MAX_ROWS = 200;

  /** Order of the rows: losses, gains, undecided, unchanged. */
  private static final List<String> VERDICTS =
      List.of("regressed", "improved", "indecisive", "same");

  private static final Comparator<Entry> DIFFERENCES_FIRST =
      Comparator.comparingInt((Entry entry) -> VERDICTS.indexOf(entry.verdict()))
          .thenComparing(Comparator.comparingDouble(ComparedCells::size).reversed())
          .thenComparing(Entry::benchmark);

  static ComparedCells of(List<Entry> entries, double margin) {
    List<Row> all =
        entries.stream().sorted(DIFFERENCES_FIRST).limit(MAX_ROWS).map(Row::of).toList();
    return new ComparedCells(
        all.stream().filter(row -> isChanged(row.entry(), margin)).toList(),
        all.stream().filter(row -> !isChanged(row.entry(), margin)).toList(),
        Math.max(0, entries.size() - MAX_ROWS));
  }

  /** Not knowing is worth a look; a difference that does not matter is not. */
  static boolean isChanged(Entry entry, double margin) {
    return switch (entry.verdict()) {
      case "same" -> false;
      case "indecisive" -> entry.difference() == null || size(entry) > margin;
      default -> true;
    };
  }

  static double size(Entry entry) {
    Double difference = entry.difference();
    return difference == null ? 0 : Math.abs(difference);
  }

  /**
   * One benchmark of one agent.
   *
   * @param base the run to look at, the first with a score; null without one
   * @param candidate likewise
   */
  record Row(Entry entry, @Nullable UUID base, @Nullable UUID candidate) {

    private static Row of(Entry entry) {
      return new Row(entry, telling(entry.baseRuns()), telling(entry.candidateRuns()));
    }

    private static @Nullable UUID telling(List<RunLink> runs) {
      Optional<RunLink> scored = runs.stream().filter(run -> run.score() != null).findFirst();
      return scored.or(() -> runs.stream().findFirst()).map(RunLink::id).orElse(null);
    }

    public boolean hasPair() {
      return base != null && candidate != null;
    }
  }
}
