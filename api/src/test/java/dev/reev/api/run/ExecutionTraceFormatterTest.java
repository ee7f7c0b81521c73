package dev.reev.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.RunState;
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

            ✅ Execution completed: score 1.0000
            """);
  }

  @Test
  void trace_belowTheThreshold_doesNotClaimSuccess() {
    String trace =
        ExecutionTraceFormatter.trace(Sessions.scored(ID, 0.5, false), RunState.COMPLETED, null);

    assertThat(trace)
        .contains("✗ Step 1", "   └─ OBSERVATION: Failure\n   Error: Custom(1)\n")
        .endsWith("❌ Execution completed below the pass threshold: score 0.5000, 0.7500 needed\n")
        .doesNotContain("✅");
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
