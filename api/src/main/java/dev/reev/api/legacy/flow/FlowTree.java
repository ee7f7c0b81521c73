package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.log.TextTree;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Usage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A session as a tree: outcome, score, and one line for each event. */
final class FlowTree {

  /** The rest is in the session file. */
  private static final int MAX_EVENTS = 500;

  private static final long MILLIS_PER_SECOND = 1000;

  private FlowTree() {}

  static String render(SessionFile session) {
    FinalResult result = session.finalResult();
    TextTree root = new TextTree(title(session, result));
    if (result != null) {
      root.add(score(result, session.usage()));
      addChecks(root, result.checks());
      addScoring(root, result);
    } else if (session.failure() != null) {
      root.add("Error: " + session.failure().failureClass() + ": " + session.failure().message());
    }
    List<SessionEvent> events = session.events();
    for (int i = 0; i < Math.min(events.size(), MAX_EVENTS); i++) {
      SessionEvent event = events.get(i);
      root.add(
          "%d. [+%ds] depth %d %s"
              .formatted(
                  i + 1,
                  event.timestamp() - session.startTime(),
                  event.depth(),
                  EventLines.of(event)));
    }
    if (events.size() > MAX_EVENTS) {
      root.add("%d more events".formatted(events.size() - MAX_EVENTS));
    }
    return root.render();
  }

  private static String title(SessionFile session, @Nullable FinalResult result) {
    long millis =
        result == null
            ? (session.endTime() - session.startTime()) * MILLIS_PER_SECOND
            : result.executionTimeMs();
    return "🌊 %s [%s] %s (Duration: %s)"
        .formatted(
            session.benchmarkId(),
            session.agentType(),
            result == null || !result.passes(session.passThreshold()) ? "FAILED" : "SUCCESS",
            millis < MILLIS_PER_SECOND
                ? millis + "ms"
                : format("%.2fs", millis / (double) MILLIS_PER_SECOND));
  }

  private static String score(FinalResult result, @Nullable Usage usage) {
    double percent = result.score() * 100;
    String used = "";
    if (usage != null) {
      Long in = usage.inputTokens();
      Long out = usage.outputTokens();
      used =
          " (LLM calls: %d, tool calls: %d, tokens: %s)"
              .formatted(
                  usage.llmCalls(),
                  usage.toolCalls(),
                  in == null && out == null
                      ? "unknown"
                      : String.valueOf((in == null ? 0 : in) + (out == null ? 0 : out)));
    }
    return format("Score: %.1f%% %s", percent, grade(percent)) + used;
  }

  private static String grade(double percent) {
    if (percent >= 95) {
      return "PERFECT";
    }
    if (percent >= 85) {
      return "EXCELLENT";
    }
    if (percent >= 75) {
      return "GOOD";
    }
    if (percent >= 60) {
      return "FAIR";
    }
    return percent >= 40 ? "POOR" : "VERY POOR";
  }

  private static void addChecks(TextTree root, List<Check> checks) {
    if (checks.isEmpty()) {
      return;
    }
    long held = checks.stream().filter(check -> !check.failed()).count();
    TextTree branch = root.add("Checks: %d of %d hold".formatted(held, checks.size()));
    checks.stream()
        .sorted(Check.WORST_FIRST)
        .forEach(check -> branch.add((check.failed() ? "✗ " : "✓ ") + check.text()));
  }

  /** Beside checks the comparison of instructions is no part of the score. */
  private static void addScoring(TextTree root, FinalResult result) {
    ScoringBreakdown scoring = result.scoring();
    if (scoring == null) {
      return;
    }
    double instructions = scoring.instructionScore() * 100;
    double onchain = scoring.onchainScore() * 100;
    root.add(
        result.checks().isEmpty()
            ? format(
                "Instructions %.1f%% (x75%%) + On-chain %.1f%% (x25%%) = %.1f%%",
                instructions, onchain, scoring.finalScore() * 100)
            : format("Compared: instructions %.1f%%, on-chain %.1f%%", instructions, onchain));
    if (!scoring.issues().isEmpty()) {
      TextTree issues = root.add("Issues");
      scoring.issues().forEach(issues::add);
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
