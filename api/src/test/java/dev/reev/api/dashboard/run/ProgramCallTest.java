package dev.reev.api.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.view.LedgerCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramCallTest {

  private static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";

  @Test
  void calls_standBelowTheirCaller_withTheirUnits() {
    List<ProgramCall> calls =
        calls(
            "Program Outer invoke [1]",
            "Program log: before",
            "Program " + TOKEN + " invoke [2]",
            "Program " + TOKEN + " consumed 183 of 194571 compute units",
            "Program " + TOKEN + " success",
            "Program Outer consumed 13525 of 200000 compute units",
            "Program Outer success");

    assertThat(calls).hasSize(1);
    ProgramCall outer = calls.get(0);
    assertThat(outer.units()).isEqualTo(13_525);
    assertThat(outer.inside()).extracting(ProgramCall::text).containsExactly("before", "SPL Token");
    assertThat(outer.inside().get(1).units()).isEqualTo(183);
    assertThat(outer.inside().get(1).inside()).isEmpty();
  }

  @Test
  void failure_belongsToItsCall() {
    List<ProgramCall> calls =
        calls(
            "Program Outer invoke [1]",
            "Program " + TOKEN + " invoke [2]",
            "Program " + TOKEN + " failed: custom program error: 0x1",
            "Program Outer failed: custom program error: 0x1");

    assertThat(calls.get(0).failure()).isEqualTo("custom program error: 0x1");
    assertThat(calls.get(0).inside().get(0).failure()).isEqualTo("custom program error: 0x1");
  }

  @Test
  void linesOfNoCall_areKept() {
    assertThat(calls("something", "Program x success", "Program y consumed many"))
        .extracting(ProgramCall::text)
        .containsExactly("something", "Program y consumed many");
  }

  private static List<ProgramCall> calls(String... logs) {
    return ProgramCall.of(LedgerCall.of(List.of(logs)), AccountLabels.of(List.of()));
  }
}
