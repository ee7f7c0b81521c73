package dev.reev.chaos;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.chaos.ChaosReport.Kills;
import dev.reev.chaos.ChaosReport.Spread;
import dev.reev.chaos.Verdict.Check;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prints the durability report as text. */
public final class ReportText {

  private final PrintWriter out;

  public ReportText(PrintWriter out) {
    this.out = out;
  }

  /** Prints the whole report. */
  public void print(ChaosReport report) {
    out.printf("Durability report, seed %d%n%n", report.seed());
    out.printf(
        "%-15s %6s  %-32s %-18s %s%n",
        "killed", "times", "open runs then (w/r/l/s)", "API answers after", "next run ends after");
    report.kills().forEach(this::line);
    out.println(
        "w: waiting, r: runner without ledger, l: runner and ledger, s: result being stored;");
    out.println("times: median, worst");
    out.println();
    out.printf(
        "runs      %s in %s; the stack was started %d times, requests were repeated %d times%n",
        text(report.ends()),
        FigureText.took(TimeUnit.SECONDS.toMillis(report.seconds())),
        report.stackStarts(),
        report.ordersSentAgain());
    out.printf("attempts  %s%n%n", text(report.attempts()));
    for (Check check : report.checks()) {
      out.printf("%-4s  %-34s %s%n", word(check.ok()), check.name(), check.detail());
    }
    out.printf("%n%s%n", word(report.passed()));
    out.flush();
  }

  private void line(Kills kills) {
    StringBuilder phases = new StringBuilder();
    for (RunPhase phase : RunPhase.values()) {
      phases.append(phases.isEmpty() ? "" : " / ").append(kills.around().getOrDefault(phase, 0));
    }
    out.printf(
        "%-15s %6d  %-32s %-18s %s%n",
        kills.target().text(),
        kills.count(),
        phases,
        took(kills.answer()),
        took(kills.completed()));
  }

  private static String text(Map<?, Integer> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (what, count) ->
            text.append(text.isEmpty() ? "" : ", ").append(what).append(": ").append(count));
    return text.toString();
  }

  private static String took(Spread spread) {
    return took(spread.medianMs()) + ", " + took(spread.maxMs());
  }

  private static String took(@Nullable Long millis) {
    return millis == null ? "-" : FigureText.took(millis);
  }

  private static String word(boolean ok) {
    return ok ? "PASS" : "FAIL";
  }
}
