package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.ComparisonView.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Each benchmark on all sides: those where anything is seen to have changed, then the others.
 *
 * @param hidden those that were left out
 */
record ComparedMatrix(List<Row> changed, List<Row> unchanged, int hidden) {

  private static final int MAX_ROWS = 200;

  /**
   * One benchmark.
   *
   * @param agent null when the sides have one each, and not the same
   * @param entries in the order of the candidates; null where one does not have it
   */
  record Row(
      String benchmark,
      @Nullable String agent,
      @Nullable Double baseMean,
      List<@Nullable Entry> entries) {

    boolean changed(double margin) {
      return entries.stream()
          .filter(Objects::nonNull)
          .anyMatch(entry -> ComparedCells.isChanged(entry, margin));
    }

    private double largest() {
      return entries.stream()
          .filter(Objects::nonNull)
          .mapToDouble(ComparedCells::size)
          .max()
          .orElse(0);
    }
  }

  private record Key(String benchmark, @Nullable String agent) {}

  /**
   * Of the benchmarks of several comparisons with the same base.
   *
   * @param margin the least difference that matters
   */
  static ComparedMatrix of(List<List<Entry>> all, double margin) {
    Map<Key, List<@Nullable Entry>> entries = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (Entry entry : all.get(i)) {
        entries
            .computeIfAbsent(
                new Key(entry.benchmark(), entry.agent()),
                key -> new ArrayList<>(Collections.nCopies(all.size(), null)))
            .set(i, entry);
      }
    }
    List<Row> rows =
        entries.entrySet().stream()
            .map(row -> row(row.getKey(), row.getValue()))
            .sorted(
                Comparator.comparingDouble(Row::largest).reversed().thenComparing(Row::benchmark))
            .limit(MAX_ROWS)
            .toList();
    return new ComparedMatrix(
        rows.stream().filter(row -> row.changed(margin)).toList(),
        rows.stream().filter(row -> !row.changed(margin)).toList(),
        entries.size() - rows.size());
  }

  private static Row row(Key key, List<@Nullable Entry> entries) {
    Double base = null;
    for (Entry entry : entries) {
      base = base == null && entry != null ? entry.baseMean() : base;
    }
    return new Row(key.benchmark(), key.agent(), base, entries);
  }
}
