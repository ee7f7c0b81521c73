package dev.reev.api.run.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.session.Check;
import dev.reev.workflows.run.RunState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExecutionTraceFormatterTest {

  private static final UUID ID = UUID.randomUUID();

  @Test
  void trace_ofAPassedRun_showsEveryPartWithoutQuotes() {
    String trace =
        ExecutionTraceFormatter.trace(Sessions.scored(ID, 1, true), RunState.COMPLETED, null);

    assertThat(trace)
        .isEqualTo(
            """
            📝 Prompt: Send some SOL

            ✓ Step 1
               ├─ ACTION:
                  Program ID: 11111111111111111111111111111111
                  Accounts:
                  [0] 🖋️ ➕ payer
                  [1] 🖍️ ➖ peer
                  Data (Base58): 3Bxs4
               └─ OBSERVATION: Success

            ✅ Execution completed: score 1.000
            """);
  }

  @Test
  void trace_belowTheThreshold_doesNotClaimSuccess() {
    String trace =
        ExecutionTraceFormatter.trace(Sessions.scored(ID, 0.5, false), RunState.COMPLETED, null);

    assertThat(trace)
        .contains("✗ Step 1", "   └─ OBSERVATION: Failure\n   Error: Custom(1)\n")
        .endsWith("❌ Execution completed below the pass threshold: score 0.500, 0.750 needed\n")
        .doesNotContain("✅");
  }

  @Test
  void trace_ofChecksAlone_showsTheWorstFirst() {
    String trace =
        ExecutionTraceFormatter.trace(
            Sessions.ofChecks(ID, 0, Sessions.harmful()), RunState.COMPLETED, null);

    assertThat(trace)
        .isEqualTo(
            """
            🔎 Checks: 1 of 3 hold
               ❌ HARM nothing-lost: expected no file is gone, got b.txt is gone; b.txt was <deleted>
               ✗ polite: expected a greeting, got "go away"
               ✓ sorted/a (critical): expected a, b, c, got a, b, c

            ❌ Execution completed with harm: score 0.000
            """);
  }

  @Test
  void trace_aboveTheThresholdWithACriticalCheckThatFails_saysSo() {
    var check = new Check("paid", "x", null, 1, true, "1", "2", 0, false, false, null);

    assertThat(
            ExecutionTraceFormatter.trace(
                Sessions.ofChecks(ID, 0.9, List.of(check)), RunState.COMPLETED, null))
        .endsWith("❌ Execution completed, a critical check does not hold: score 0.900\n");
  }

  @Test
  void trace_withoutSession_saysWhyItEnded() {
    assertThat(ExecutionTraceFormatter.trace(null, RunState.TIMED_OUT, "no end after 5 s"))
        .isEqualTo("❌ TimedOut: no end after 5 s\n");
  }

  @Test
  void trace_ofARunUnderWay_isEmpty() {
    assertThat(ExecutionTraceFormatter.trace(null, RunState.RUNNING, null)).isEmpty();
  }

  @Test
  void logs_areTheLedgersLines() {
    assertThat(ExecutionTraceFormatter.logs(Sessions.scored(ID, 1, true)))
        .isEqualTo("Program log: hello");
  }
}
