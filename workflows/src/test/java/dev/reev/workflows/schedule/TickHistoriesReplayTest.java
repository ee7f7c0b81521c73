package dev.reev.workflows.schedule;

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

/** Ticks that an earlier release began must go on under this one. */
class TickHistoriesReplayTest {

  @Test
  void thereAreHistoriesOfEachKindOfEnd() throws IOException {
    assertThat(histories())
        .extracting(file -> file.getFileName().toString())
        .contains(
            "aGoodTick_runsOneSuite_andTellsNobody.json",
            "aSuspicion_isFollowedByConfirmingSuites_untilThereIsADecision.json",
            "aReceiverThatIsDown_isToldAgainWithoutHoldingTheTickBack.json",
            "aSuiteWhoseWorkflowBreaks_isWaitedForInTheDatabase.json",
            "aCancelledTick_stopsItsSuites.json");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aSavedHistory_replaysWholeAndFromEachOpenPoint(Path file) throws Exception {
    WorkflowExecutionHistory whole = SavedHistories.read(file);

    WorkflowReplayer.replayWorkflowExecution(whole, ScheduleTickWorkflowImpl.class);
    for (WorkflowExecutionHistory open : SavedHistories.prefixes(whole).toList()) {
      WorkflowReplayer.replayWorkflowExecution(open, ScheduleTickWorkflowImpl.class);
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
    return SavedHistories.files("ScheduleTick");
  }

  /** Does the same job with one step more. */
  public static final class Mutant implements ScheduleTickWorkflow {

    @Override
    public TickResult tick(TickRequest request) {
      Workflow.sleep(Duration.ofSeconds(1));
      return new ScheduleTickWorkflowImpl().tick(request);
    }
  }
}
