package dev.reev.workflows.suite;

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

/** Suites that were started by an earlier release must go on under this one. */
class SavedSuitesReplayTest {

  @Test
  void thereAreHistoriesOfEachKindOfCourse() throws IOException {
    assertThat(histories())
        .extracting(file -> file.getFileName().toString())
        .contains(
            "allRunsEnd_neverMoreAtATimeThanTheConcurrency.json",
            "cancel_stopsTheRunsAndEndsWhenTheyHave.json",
            "aRunThatWasHandedBackAndRuns_isNotStartedTwice.json",
            "itemsOrderedAgainJustBeforeTheEnd_areRun.json");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aSavedHistory_replaysWholeAndFromEachOpenPoint(Path file) throws Exception {
    WorkflowExecutionHistory whole = SavedHistories.read(file);

    WorkflowReplayer.replayWorkflowExecution(whole, SuiteWorkflowImpl.class);
    for (WorkflowExecutionHistory open : SavedHistories.prefixes(whole).toList()) {
      WorkflowReplayer.replayWorkflowExecution(open, SuiteWorkflowImpl.class);
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
    return SavedHistories.files("Suite");
  }

  /** Does the same job with one step more. */
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
