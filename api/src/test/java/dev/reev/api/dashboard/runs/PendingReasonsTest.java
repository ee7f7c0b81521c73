package dev.reev.api.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.dashboard.runs.PendingReasons.Cause;
import dev.reev.api.dashboard.runs.PendingReasons.Waiting;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PendingReasonsTest {

  private static final OptionalInt ONE = OptionalInt.of(1);
  private static final Waiting ACCEPTED = new Waiting(new UUID(0, 1), "local", false, false);
  private static final Waiting DISPATCHED = new Waiting(new UUID(0, 1), "local", true, false);

  @Test
  void temporalThatIsAway_holdsEveryRunBack() {
    Cause away = new Cause(true, OptionalInt.empty());

    assertThat(away.of(DISPATCHED, false)).isEqualTo("Temporal is away");
    assertThat(away.of(ACCEPTED, true)).isEqualTo("Temporal is away");
  }

  @Test
  void runWithoutAWorkflow_waitsForItsAgent_orItsSuite_orIsAboutToStart() {
    Waiting item = new Waiting(new UUID(0, 2), "local", false, true);
    assertThat(new Cause(false, ONE).of(item, false)).isEqualTo("waits for its turn in the suite");
    assertThat(new Cause(false, ONE).of(ACCEPTED, true)).isEqualTo("the agent's limit is reached");
    assertThat(new Cause(false, ONE).of(ACCEPTED, false)).isEqualTo("is about to start");
  }

  @Test
  void runWithAWorkflow_waitsForASlot_unlessThereIsNoWorker() {
    assertThat(new Cause(false, ONE).of(DISPATCHED, true)).isEqualTo("waits for a free slot");
    assertThat(new Cause(false, OptionalInt.empty()).of(DISPATCHED, false))
        .isEqualTo("waits for a free slot");
    assertThat(new Cause(false, OptionalInt.of(0)).of(DISPATCHED, false)).isEqualTo("no worker");
  }
}
