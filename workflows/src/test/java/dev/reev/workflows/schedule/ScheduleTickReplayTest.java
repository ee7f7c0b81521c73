package dev.reev.workflows.schedule;

import dev.reev.workflows.ReplayContract;
import io.temporal.workflow.Workflow;
import java.time.Duration;

class ScheduleTickReplayTest extends ReplayContract {

  ScheduleTickReplayTest() {
    super(
        "ScheduleTick",
        ScheduleTickWorkflowImpl.class,
        Mutant.class,
        "aGoodTick_runsOneSuite_andTellsNobody",
        "aSuspicion_isFollowedByConfirmingSuites_untilThereIsADecision",
        "aReceiverThatIsDown_isToldAgainWithoutHoldingTheTickBack",
        "aSuiteWhoseWorkflowBreaks_isWaitedForInTheDatabase",
        "aCancelledTick_stopsItsSuites");
  }

  /** The workflow with one additional step. */
  public static final class Mutant implements ScheduleTickWorkflow {

    @Override
    public TickResult tick(TickRequest request) {
      Workflow.sleep(Duration.ofSeconds(1));
      return new ScheduleTickWorkflowImpl().tick(request);
    }
  }
}
