package dev.reev.runner;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.benchmarks.control.ControlScores;
import dev.reev.benchmarks.control.ControlScores.Mean;
import dev.reev.benchmarks.control.ControlScores.Measured;
import dev.reev.benchmarks.control.ControlScores.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scores of the controls as a table in Markdown. */
final class ControlTable {

  private static final String BEGIN = "<!-- begin of what bin/write-validity writes -->\n";
  private static final String END = "<!-- end of what bin/write-validity writes -->";

  private static final Pattern BETWEEN =
      Pattern.compile(Pattern.quote(BEGIN) + ".*" + Pattern.quote(END), Pattern.DOTALL);

  private ControlTable() {}

  /** Returns the report with this table between its markers. */
  static String in(String report, ControlScores scores) {
    return BETWEEN
        .matcher(report)
        .replaceFirst(Matcher.quoteReplacement(BEGIN + markdown(scores) + END));
  }

  private static String markdown(ControlScores scores) {
    List<String> lines = new ArrayList<>();
    lines.add("Scored by " + scores.scorer() + ".\n");
    lines.add(row("benchmark", ControlBehavior::title));
    lines.add("|---|---|---|---|---|");
    scores
        .benchmarks()
        .forEach((id, measured) -> lines.add(row(id, control -> cell(measured, control))));
    lines.add(row("**mean score**", control -> number(mean(scores, control).meanScore())));
    lines.add(row("**passed**", control -> passed(mean(scores, control))));
    return String.join("\n", lines) + "\n";
  }

  private static Mean mean(ControlScores scores, ControlBehavior control) {
    List<Map.Entry<String, String>> texts =
        scores.benchmarks().entrySet().stream()
            .map(each -> Map.entry(each.getKey(), each.getValue().sha256()))
            .toList();
    return scores.means(texts).stream()
        .filter(mean -> mean.agent().equals(control.agent()))
        .findFirst()
        .orElseThrow();
  }

  private static String passed(Mean mean) {
    return mean.passed() + " of " + mean.benchmarks();
  }

  private static String row(String first, Function<ControlBehavior, String> cell) {
    return Stream.concat(Stream.of(first), Stream.of(ControlBehavior.values()).map(cell))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String cell(Measured measured, ControlBehavior control) {
    Score score = measured.scores().get(control.agent());
    return score == null ? "-" : number(score.score()) + (score.passed() ? ", passed" : "");
  }

  private static String number(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
