package dev.reev.workflows.suite;

import dev.reev.workflows.ReplayContract;
import io.temporal.workflow.Workflow;
import java.time.Duration;

class SuiteReplayTest extends ReplayContract {

  SuiteReplayTest() {
    super(
        "Suite",
        SuiteWorkflowImpl.class,
        Mutant.class,
        "allRunsEnd_neverMoreAtATimeThanTheConcurrency",
        "cancel_stopsTheRunsAndEndsWhenTheyHave",
        "aRunThatWasHandedBackAndRuns_isNotStartedTwice",
        "itemsOrderedAgainJustBeforeTheEnd_areRun");
  }

  /** The workflow with one additional step. */
  public static final class Mutant implements SuiteWorkflow {

    private final SuiteWorkflowImpl original = new SuiteWorkflowImpl();

    @Override
    public SuiteResult run(SuiteRequest request) {
      Workflow.sleep(Duration.ofSeconds(1));
      return original.run(request);
    }

    @Override
    public void wake() {
      original.wake();
    }
  }
}
