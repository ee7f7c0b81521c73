package dev.reev.api.dashboard.compare;

import dev.reev.api.comparison.ComparisonView;
import dev.reev.api.comparison.ComparisonView.SideView;
import dev.reev.api.comparison.UsageView;
import dev.reev.benchmarks.text.FigureText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side in a table of all, the base first.
 *
 * @param text as the address of the page has it
 * @param comparison with the base; null for the base itself
 * @param tokens in and out, a run
 */
record SideRow(
    String text,
    SideView side,
    @Nullable ComparisonView comparison,
    @Nullable String cost,
    @Nullable String tokens,
    @Nullable String time) {

  private static final double MILLIS = 1000;

  static List<SideRow> of(CompareForm form, List<String> candidates, List<ComparisonView> all) {
    List<SideRow> rows = new ArrayList<>();
    rows.add(of(form.baseText(), all.get(0).base(), null));
    for (int i = 0; i < all.size(); i++) {
      rows.add(of(candidates.get(i), all.get(i).candidate(), all.get(i)));
    }
    return rows;
  }

  private static SideRow of(String text, SideView side, @Nullable ComparisonView comparison) {
    UsageView usage = side.usage();
    Double cost = usage.costUsd();
    Double seconds = usage.seconds();
    return new SideRow(
        text,
        side,
        comparison,
        cost == null ? null : FigureText.dollars(cost),
        tokens(usage.inputTokens(), usage.outputTokens()),
        seconds == null ? null : FigureText.took(Math.round(seconds * MILLIS)));
  }

  private static @Nullable String tokens(@Nullable Double in, @Nullable Double out) {
    return in == null || out == null
        ? null
        : FigureText.count(Math.round(in)) + " + " + FigureText.count(Math.round(out));
  }
}
