package dev.reev.workflows.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduleTickWorkflowTest {

  private TickWorld world;

  @BeforeEach
  void open(TestInfo test) {
    world = new TickWorld(test);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aGoodTick_runsOneSuite_andTellsNobody() {
    world.ticks.decides(TickDecision.GOOD);

    TickResult result = world.run(FakeSuites.InstantSuite.class);

    assertThat(result).isEqualTo(new TickResult(FakeTicks.TICK, TickDecision.GOOD, "because", 0));
    assertThat(world.ticks.calls).containsExactly("open s-1", "judge 0", "conclude GOOD");
  }

  @Test
  void aSuspicion_isFollowedByConfirmingSuites_untilThereIsADecision() {
    world.ticks.asksForRound(1);
    world.ticks.asksForRound(2);
    world.ticks.decides(TickDecision.REGRESSED);

    TickResult result = world.run(FakeSuites.InstantSuite.class);

    assertThat(result.rounds()).isEqualTo(2);
    assertThat(world.ticks.calls)
        .containsExactly("open s-1", "judge 0", "judge 1", "judge 2", "conclude REGRESSED");
  }

  @Test
  void aReceiverThatIsDown_isToldAgainWithoutHoldingTheTickBack() {
    world.ticks.decides(TickDecision.REGRESSED);
    world.ticks.tell = true;
    world.ticks.failingDeliveries = 3;

    TickResult result = world.run(FakeSuites.InstantSuite.class);
    world
        .environment
        .getWorkflowClient()
        .newUntypedWorkflowStub(ScheduleIds.deliveryWorkflowId(FakeTicks.TICK))
        .getResult(Void.class);

    assertThat(result.decision()).isEqualTo(TickDecision.REGRESSED);
    assertThat(world.ticks.calls).filteredOn("deliver"::equals).hasSize(4);
  }

  @Test
  void aDatabaseThatIsAwayAtEachStep_delaysTheTickAndLosesNothing() {
    world.ticks.asksForRound(1);
    world.ticks.decides(TickDecision.REFUTED);
    world.ticks.failingTries = 5;

    TickResult result = world.run(FakeSuites.InstantSuite.class);

    assertThat(result.decision()).isEqualTo(TickDecision.REFUTED);
    assertThat(world.ticks.calls)
        .containsExactly("open s-1", "judge 0", "judge 1", "conclude REFUTED");
  }

  @Test
  void aSuiteThatCannotBeOrdered_endsTheTick() {
    world.ticks.refuse = true;

    TickResult result = world.run(FakeSuites.InstantSuite.class);

    assertThat(result).isEqualTo(new TickResult(FakeTicks.TICK, null, "no such benchmark", 0));
    assertThat(world.ticks.calls).containsExactly("open s-1");
  }

  @Test
  void aSuiteWhoseWorkflowBreaks_isWaitedForInTheDatabase() {
    world.ticks.decides(TickDecision.GOOD);

    TickResult result = world.run(FakeSuites.BrokenSuite.class);

    assertThat(result.decision()).isEqualTo(TickDecision.GOOD);
    assertThat(world.ticks.calls)
        .containsExactly("open s-1", "ended? own", "ended? own", "judge 0", "conclude GOOD");
  }

  @Test
  void aCancelledTick_stopsItsSuites() {
    WorkflowStub tick = world.start(FakeSuites.EndlessSuite.class);
    world.environment.sleep(Duration.ofSeconds(5));

    tick.cancel();

    assertThatThrownBy(() -> tick.getResult(TickResult.class))
        .hasCauseInstanceOf(CanceledFailure.class);
    assertThat(world.ticks.calls).containsExactly("open s-1", "stop");
    world.replay();
  }
}
