package dev.reev.workflows.run;

import dev.reev.workflows.ReplayContract;
import io.temporal.workflow.Workflow;
import java.time.Duration;

class BenchmarkRunReplayTest extends ReplayContract {

  BenchmarkRunReplayTest() {
    super(
        "BenchmarkRun",
        BenchmarkRunWorkflowImpl.class,
        Mutant.class,
        "aScore_isStoredOnceAsCompleted",
        "aNonZeroExit_isRetriedThenFailsAsRunnerCrashedWithEvidence",
        "aRunnerThatCrashesOnce_completesInTheSecondAttempt",
        "aSilentWorker_isAskedAgainOnItsHostForTheSameAttempt",
        "aDeadline_endsAsTimedOutWithoutAnotherAttempt",
        "stop_whileTheRunnerWorks_endsItAndStoresStopped",
        "stop_whileWaitingForASlot_neverStartsARunner",
        "stop_duringTheBackoff_startsNoFurtherAttempt",
        "aWatcherThatIsStuckPastTheDeadline_isReplacedOnItsHost",
        "aHostThatIsLostBeforeItsSessionIsRead_costsOneAttemptEach",
        "aRunThatTheDatabaseDoesNotKnow_endsBroken",
        "stop_whileItsHostIsAskedAgain_leavesTheRunnerToTheReaper");
  }

  /** The workflow with one additional step. */
  public static final class Mutant implements BenchmarkRunWorkflow {

    private final BenchmarkRunWorkflowImpl original = new BenchmarkRunWorkflowImpl();

    @Override
    public RunResult run(RunRequest request) {
      Workflow.sleep(Duration.ofSeconds(1));
      return original.run(request);
    }

    @Override
    public void started(RunnerStarted runner) {
      original.started(runner);
    }
  }
}
