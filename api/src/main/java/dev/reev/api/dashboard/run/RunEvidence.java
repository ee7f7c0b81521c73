package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.Timing;
import dev.reev.benchmarks.session.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of a run, from its session file.
 *
 * @param prompt null when the runner kept no trace
 * @param conversation the first part of what was said
 * @param silent entries and steps that are not shown
 * @param checks what the score is made of, the worst first
 * @param scoring how the instructions compare with the expected ones; the score itself where there
 *     are no checks
 */
record RunEvidence(
    @Nullable String prompt,
    AccountLabels names,
    double passThreshold,
    List<StepView> steps,
    List<ConversationEntry> conversation,
    int silent,
    List<Check> checks,
    @Nullable ScoringBreakdown scoring,
    List<AssertionResult> assertions,
    @Nullable Usage usage,
    @Nullable Timing timing,
    @Nullable Provenance provenance) {

  /** Most entries shown on the page; the session file has all of them. */
  private static final int MAX_SHOWN = 200;

  /** More of them are in the table of checks. */
  private static final int MAX_REASONS = 3;

  static RunEvidence of(SessionFile session) {
    FinalResult result = session.finalResult();
    var trace = result == null ? null : result.data();
    List<Step> steps = trace == null ? List.of() : trace.steps();
    AccountLabels names = AccountLabels.of(steps);
    List<ConversationEntry> conversation = ConversationEntry.of(session.events());
    return new RunEvidence(
        trace == null ? null : trace.prompt(),
        names,
        session.passThreshold(),
        steps.stream().limit(MAX_SHOWN).map(step -> StepView.of(step, names)).toList(),
        conversation.stream().limit(MAX_SHOWN).toList(),
        Math.max(0, conversation.size() - MAX_SHOWN) + Math.max(0, steps.size() - MAX_SHOWN),
        result == null ? List.of() : result.checks().stream().sorted(Check.WORST_FIRST).toList(),
        result == null ? null : result.scoring(),
        result == null ? List.of() : result.assertions(),
        session.usage(),
        session.timing(),
        session.provenance());
  }

  public boolean hasChecks() {
    return !checks.isEmpty();
  }

  public long heldChecks() {
    return checks.stream().filter(check -> !check.failed()).count();
  }

  /** The most important failed checks, shown at the top of a run that did not pass. */
  public List<Check> worstChecks() {
    return checks.stream().filter(Check::failed).limit(MAX_REASONS).toList();
  }

  /** Assertions about the end that do not hold; the score need not say so. */
  public long failedAssertions() {
    return assertions.stream().filter(assertion -> !assertion.passed()).count();
  }

  /** The model's last answer; null when there is none. */
  public @Nullable String lastAnswer() {
    return conversation.stream()
        .filter(said -> said.who().equals("assistant") && !said.failed())
        .map(ConversationEntry::text)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /** Earned by the checks. */
  public double points() {
    return checks.stream().mapToDouble(Check::points).sum();
  }

  /** Points that the checks can earn. */
  public double weight() {
    return checks.stream().mapToDouble(Check::weight).sum();
  }

  /** Returns true when the guard did not run, as defined in docs/runner-contract.md. */
  public boolean guardOff() {
    return checks.stream()
        .anyMatch(check -> check.kind().equals("guard") && check.actual().equals("off"));
  }

  /** A runner of another domain has no transactions to show. */
  public boolean hasTrace() {
    return prompt != null || !steps.isEmpty();
  }

  public boolean hasFlow() {
    return hasTrace() || !conversation.isEmpty();
  }

  /** A run of the deterministic agent says nothing but its transactions, which the trace has. */
  public boolean hasConversation() {
    return conversation.stream().anyMatch(said -> !said.who().equals("transaction"));
  }
}
