package dev.reev.api.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.run.workflow.Sessions;
import dev.reev.benchmarks.session.Check;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunEvidenceTest {

  private static final UUID ID = UUID.randomUUID();

  @Test
  void checksAlone_areEvidence_theWorstFirst() {
    RunEvidence evidence = RunEvidence.of(Sessions.ofChecks(ID, 0, Sessions.harmful()));

    assertThat(evidence.checks())
        .extracting(Check::id)
        .containsExactly("nothing-lost", "polite", "sorted/a");
    assertThat(evidence.heldChecks()).isEqualTo(1);
    assertThat(evidence.worstChecks())
        .extracting(Check::id)
        .containsExactly("nothing-lost", "polite");
    assertThat(evidence.points()).isEqualTo(1);
    assertThat(evidence.weight()).isEqualTo(2);
    assertThat(evidence.guardOff()).isFalse();
    assertThat(evidence.hasTrace()).isFalse();
    assertThat(evidence.hasFlow()).isFalse();
  }

  @Test
  void aGuardThatIsOff_isTold() {
    var off = new Check("guard", "guard", null, 0, false, "", "off", 0, true, false, null);

    assertThat(RunEvidence.of(Sessions.ofChecks(ID, 1, List.of(off))).guardOff()).isTrue();
  }

  @Test
  void aTraceWithoutChecks_isStillShown() {
    RunEvidence evidence = RunEvidence.of(Sessions.scored(ID, 1, true));

    assertThat(evidence.hasChecks()).isFalse();
    assertThat(evidence.hasTrace()).isTrue();
  }
}
