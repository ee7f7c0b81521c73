package dev.reev.runner.report;

import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.benchmarks.text.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The result of a run as a tree for the terminal. */
public final class ResultTree {

  private static final String RULE = "-".repeat(40);

  private ResultTree() {}

  /** Lines of text, without a line end after the last one. */
  public static String render(String benchmarkId, FinalResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s %s (Score: %s): %s",
            result.success() ? "✅" : "❌",
            benchmarkId,
            // Existing clients parse it as a percentage.
            FigureText.percent(result.score()),
            result.status().toLowerCase(Locale.ROOT) + (result.harm() ? ", harm" : "")));
    List<Step> steps = result.data() == null ? List.of() : result.data().steps();
    for (int i = 0; i < steps.size(); i++) {
      lines.add("├── Step " + (i + 1));
      step(steps.get(i)).forEach(line -> lines.add("│   " + line));
    }
    lines.add("└── SCORE:");
    ScoreLines.of(result).forEach(line -> lines.add("    " + line));
    return String.join("\n", lines);
  }

  private static List<String> step(Step step) {
    List<String> lines = new ArrayList<>();
    lines.add("├── ACTION:");
    actions(step.action()).forEach(line -> lines.add("│   " + line));
    lines.add("└── OBSERVATION: " + outcome(step));
    if (step.observation().lastTransactionError() != null) {
      lines.add("    └── Error: " + step.observation().lastTransactionError());
    } else if (step.info().containsKey("message")) {
      lines.add("    └── " + Objects.toString(step.info().get("message")));
    }
    return lines;
  }

  private static String outcome(Step step) {
    return Step.API_BENCHMARK.equals(step.info().get("type"))
        ? "API Query Completed"
        : step.observation().lastTransactionStatus();
  }

  private static List<String> actions(List<TraceInstruction> instructions) {
    List<String> lines = new ArrayList<>();
    for (TraceInstruction instruction : instructions) {
      if (!lines.isEmpty()) {
        lines.add(RULE);
      }
      lines.add("Program ID: " + instruction.programId());
      lines.add("Accounts:");
      for (int i = 0; i < instruction.accounts().size(); i++) {
        TraceAccount account = instruction.accounts().get(i);
        lines.add(
            String.format(
                Locale.ROOT,
                "[%2d] %s %s %s",
                i,
                account.isSigner() ? "🖋️" : "🖍️",
                account.isWritable() ? "➕" : "➖",
                account.pubkey()));
      }
      lines.add("Data (Base58): " + instruction.data());
    }
    return lines.isEmpty() ? List.of("No action was taken.") : lines;
  }
}
