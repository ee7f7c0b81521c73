package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.session.AssertionResult;
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
 * What the session file tells of a run.
 *
 * @param prompt null when the runner kept no trace
 * @param conversation the first part of what was said
 * @param silent entries and steps that are not shown
 */
record RunEvidence(
    @Nullable String prompt,
    AccountNames names,
    double passThreshold,
    List<StepView> steps,
    List<ConversationEntry> conversation,
    int silent,
    @Nullable ScoringBreakdown scoring,
    List<AssertionResult> assertions,
    @Nullable Usage usage,
    @Nullable Timing timing,
    @Nullable Provenance provenance) {

  /** Nobody reads on a page what follows; the session file has all. */
  private static final int MAX_SHOWN = 200;

  static RunEvidence of(SessionFile session) {
    FinalResult result = session.finalResult();
    var trace = result == null ? null : result.data();
    List<Step> steps = trace == null ? List.of() : trace.steps();
    AccountNames names = AccountNames.of(steps);
    List<ConversationEntry> conversation = ConversationEntry.of(session.events());
    return new RunEvidence(
        trace == null ? null : trace.prompt(),
        names,
        session.passThreshold(),
        steps.stream().limit(MAX_SHOWN).map(step -> StepView.of(step, names)).toList(),
        conversation.stream().limit(MAX_SHOWN).toList(),
        Math.max(0, conversation.size() - MAX_SHOWN) + Math.max(0, steps.size() - MAX_SHOWN),
        result == null ? null : result.scoring(),
        result == null ? List.of() : result.assertions(),
        session.usage(),
        session.timing(),
        session.provenance());
  }

  /** A run of the deterministic agent says nothing but its transactions, which the trace has. */
  public boolean hasConversation() {
    return conversation.stream().anyMatch(said -> !said.who().equals("transaction"));
  }
}
