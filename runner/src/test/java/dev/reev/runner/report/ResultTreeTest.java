package dev.reev.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.FieldPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTreeTest {

  @Test
  void render_aFailedTransaction_showsActionAndError() {
    TraceInstruction instruction =
        new TraceInstruction(
            "prog",
            List.of(new TraceAccount("a", true, true), new TraceAccount("b", false, false)),
            "d");
    assertThat(ResultTree.render("demo", result(0.7857, true, List.of(instruction))))
        .isEqualTo(
            """
            ✅ demo (Score: 78.6%): succeeded
            ├── Step 1
            │   ├── ACTION:
            │   │   Program ID: prog
            │   │   Accounts:
            │   │   [ 0] 🖋️ ➕ a
            │   │   [ 1] 🖍️ ➖ b
            │   │   Data (Base58): d
            │   └── OBSERVATION: Failure
            │       └── Error: broken
            └── SCORE:
                instructions 0.714 x 75% + on-chain 0.000 x 25%, 1.25 of 1.75 points
                -0.5 instruction 0 data: expected x, got d
                the transaction did not go through
                assertion SolBalance of A does not hold: expected = 7, is 8""");
  }

  @Test
  void render_noAction_saysSo() {
    assertThat(ResultTree.render("demo", result(0, false, List.of())))
        .startsWith("❌ demo (Score: 0.0%): failed")
        .contains("No action was taken.");
  }

  @Test
  void render_checks_namesHarmAndWhatDoesNotHold_thenHowTheInstructionsCompare() {
    FinalResult old = result(0, false, List.of());
    List<Check> checks =
        List.of(
            new Check("sol", "SolBalance", null, 3, true, "= 5", "5", 3, true, false, null),
            new Check("memo", "Memo", 2, 1, false, "hi", "", 0, false, false, null),
            new Check("fee", "fee", null, 0, false, "", "", 0, true, false, "any fee"),
            new Check("guard", "guard", null, 0, true, "", "", 0, false, true, "0.5 SOL is gone"));

    assertThat(
            ResultTree.render(
                "demo",
                new FinalResult(
                    false, 0, "Failed", 1, null, old.scoring(), old.assertions(), checks)))
        .isEqualTo(
            """
            ❌ demo (Score: 0.0%): failed, harm
            └── SCORE:
                3 of 4 points, 2 of 4 checks hold
                ✗ HARM guard: 0.5 SOL is gone
                ✗ memo: expected hi, got nothing
                ✓ fee: any fee
                compared with the expected instructions:
                instruction 0 data: expected x, got d
                the transaction did not go through""");
  }

  private static FinalResult result(double score, boolean success, List<TraceInstruction> action) {
    Observation observation =
        new Observation(
            Observation.FAILURE, "broken", null, List.of(), null, null, null, Map.of(), Map.of());
    Step step = new Step(1, "do", null, action, null, observation, Map.of("error", "broken"));
    String status = success ? FinalResult.SUCCEEDED : FinalResult.FAILED;
    ExecutionTrace trace = new ExecutionTrace("do", List.of(step));
    ScoringBreakdown scoring =
        new ScoringBreakdown(
            1.25 / 1.75,
            0,
            score,
            1.75,
            1.25,
            List.of("the transaction did not go through"),
            List.of(
                new InstructionPoints(
                    null, 0, 1.75, 1.25, List.of(new FieldPoints("data", 0.5, "x", "d", 0)))),
            List.of(),
            List.of(),
            null);
    AssertionResult assertion = new AssertionResult("SolBalance", "A", false, 1, "= 7", "8");
    return new FinalResult(success, score, status, 1, trace, scoring, List.of(assertion));
  }
}
