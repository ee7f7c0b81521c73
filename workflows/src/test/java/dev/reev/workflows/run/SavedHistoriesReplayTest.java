package dev.reev.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reev.workflows.SavedHistories;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that were started by an earlier release must go on under this one. A failure here means:
 * keep the old branch behind {@code Workflow.getVersion}; see docs/versioning-workflows.md.
 */
class SavedHistoriesReplayTest {

  @Test
  void thereAreHistoriesOfEachKindOfEnd() throws IOException {
    assertThat(SavedHistories.files("BenchmarkRun"))
        .extracting(file -> file.getFileName().toString())
        .contains(
            "aScore_isStoredOnceAsCompleted.json",
            "aNonZeroExit_isRetriedThenFailsAsRunnerCrashedWithEvidence.json",
            "aRunnerThatCrashesOnce_completesInTheSecondAttempt.json",
            "aSilentWorker_isAskedAgainOnItsHostForTheSameAttempt.json",
            "aDeadline_endsAsTimedOutWithoutAnotherAttempt.json",
            "stop_whileTheRunnerWorks_endsItAndStoresStopped.json",
            "stop_whileWaitingForASlot_neverStartsARunner.json",
            "stop_duringTheBackoff_startsNoFurtherAttempt.json",
            "aWatcherThatIsStuckPastTheDeadline_isReplacedOnItsHost.json",
            "aHostThatIsLostBeforeItsSessionIsRead_costsOneAttemptEach.json",
            "aRunThatTheDatabaseDoesNotKnow_endsBroken.json",
            "stop_whileItsHostIsAskedAgain_leavesTheRunnerToTheReaper.json");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aSavedHistory_replaysWholeAndFromEachOpenPoint(Path file) throws Exception {
    WorkflowExecutionHistory whole = SavedHistories.read(file);

    WorkflowReplayer.replayWorkflowExecution(whole, BenchmarkRunWorkflowImpl.class);
    for (WorkflowExecutionHistory open : SavedHistories.prefixes(whole).toList()) {
      WorkflowReplayer.replayWorkflowExecution(open, BenchmarkRunWorkflowImpl.class);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aChangedWorkflow_isNoticed(Path file) throws IOException {
    WorkflowExecutionHistory whole = SavedHistories.read(file);

    assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(whole, Mutant.class))
        .hasStackTraceContaining("NonDeterministicException");
  }

  static List<Path> histories() throws IOException {
    return SavedHistories.files("BenchmarkRun");
  }

  /** Does the same job with one step more. */
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
