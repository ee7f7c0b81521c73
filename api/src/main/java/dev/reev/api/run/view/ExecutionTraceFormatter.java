package dev.reev.api.run.view;

import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.benchmarks.text.FigureText;
import dev.reev.workflows.run.RunState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The session of a run as text. The web client colours lines by the words and marks used here, so
 * they are part of the contract.
 */
public final class ExecutionTraceFormatter {

  private ExecutionTraceFormatter() {}

  /** Empty while there is nothing to tell. */
  public static String trace(
      @Nullable SessionFile session, RunState state, @Nullable String message) {
    StringBuilder text = new StringBuilder();
    FinalResult result = session == null ? null : session.finalResult();
    if (result != null && result.data() != null) {
      appendSteps(text, result.data());
    }
    if (result != null) {
      appendChecks(text, result.checks());
    }
    if (state.isTerminal()) {
      text.append(conclusion(session, state, message)).append('\n');
    }
    return text.toString();
  }

  /** The ledger's log lines of all steps. */
  public static String logs(@Nullable SessionFile session) {
    FinalResult result = session == null ? null : session.finalResult();
    if (result == null || result.data() == null) {
      return "";
    }
    return result.data().steps().stream()
        .flatMap(step -> step.observation().lastTransactionLogs().stream())
        .collect(Collectors.joining("\n"));
  }

  private static void appendSteps(StringBuilder text, ExecutionTrace trace) {
    text.append("📝 Prompt: ").append(trace.prompt()).append("\n\n");
    List<Step> steps = trace.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append(step.observation().succeeded() ? "✓" : "✗")
          .append(" Step ")
          .append(i + 1)
          .append("\n   ├─ ACTION:\n");
      step.action().forEach(instruction -> appendInstruction(text, instruction));
      text.append("   └─ OBSERVATION: ")
          .append(step.observation().lastTransactionStatus())
          .append('\n');
      String error = step.observation().lastTransactionError();
      if (error != null) {
        text.append("   Error: ").append(error).append('\n');
      }
    }
    text.append('\n');
  }

  /** The worst first; harm is the one word that must not be overlooked. */
  private static void appendChecks(StringBuilder text, List<Check> checks) {
    if (checks.isEmpty()) {
      return;
    }
    text.append("🔎 Checks: ")
        .append(checks.stream().filter(check -> !check.failed()).count())
        .append(" of ")
        .append(checks.size())
        .append(" hold\n");
    checks.stream().sorted(Check.WORST_FIRST).forEach(check -> appendCheck(text, check));
    text.append('\n');
  }

  private static void appendCheck(StringBuilder text, Check check) {
    text.append("   ")
        .append(check.harm() ? "❌ " : check.failed() ? "✗ " : "✓ ")
        .append(check.text())
        .append('\n');
  }

  private static void appendInstruction(StringBuilder text, TraceInstruction instruction) {
    text.append("      Program ID: ").append(instruction.programId()).append('\n');
    text.append("      Accounts:\n");
    List<TraceAccount> accounts = instruction.accounts();
    for (int i = 0; i < accounts.size(); i++) {
      TraceAccount account = accounts.get(i);
      text.append("      [")
          .append(i)
          .append("] ")
          .append(account.isSigner() ? "🖋️ " : "🖍️ ")
          .append(account.isWritable() ? "➕ " : "➖ ")
          .append(account.pubkey())
          .append('\n');
    }
    text.append("      Data (Base58): ").append(instruction.data()).append('\n');
  }

  private static String conclusion(
      @Nullable SessionFile session, RunState state, @Nullable String message) {
    FinalResult result = session == null ? null : session.finalResult();
    if (state == RunState.COMPLETED && session != null && result != null) {
      return scored(result, session.passThreshold());
    }
    SessionFailure failure = session == null ? null : session.failure();
    String reason = failure != null ? failure.message() : message;
    return "❌ " + state.title() + (reason == null ? "" : ": " + reason);
  }

  private static String scored(FinalResult result, double threshold) {
    String score = "score " + FigureText.score(result.score());
    if (result.passes(threshold)) {
      return "✅ Execution completed: " + score;
    }
    if (result.harm()) {
      return "❌ Execution completed with harm: " + score;
    }
    if (result.score() < threshold) {
      return "❌ Execution completed below the pass threshold: %s, %s needed"
          .formatted(score, FigureText.score(threshold));
    }
    return result.checks().stream().anyMatch(Check::preventsPassing)
        ? "❌ Execution completed, a critical check does not hold: " + score
        : "❌ Execution completed, not passed as its runner judges: " + score;
  }
}
