package dev.reev.api.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.overview.PendingReasons.Cause;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PendingReasonsTest {

  private static final OptionalInt ONE = OptionalInt.of(1);

  @Test
  void temporalThatIsAway_holdsEveryRunBack() {
    Cause away = new Cause(true, OptionalInt.empty());

    assertThat(away.of(true, false)).isEqualTo("Temporal is away");
    assertThat(away.of(false, true)).isEqualTo("Temporal is away");
  }

  @Test
  void runWithoutAWorkflow_waitsForItsAgent_orIsAboutToStart() {
    assertThat(new Cause(false, ONE).of(false, true)).isEqualTo("the agent's limit is reached");
    assertThat(new Cause(false, ONE).of(false, false)).isEqualTo("is about to start");
  }

  @Test
  void runWithAWorkflow_waitsForASlot_unlessThereIsNoWorker() {
    assertThat(new Cause(false, ONE).of(true, true)).isEqualTo("waits for a free slot");
    assertThat(new Cause(false, OptionalInt.empty()).of(true, false))
        .isEqualTo("waits for a free slot");
    assertThat(new Cause(false, OptionalInt.of(0)).of(true, false)).isEqualTo("no worker");
  }
}
