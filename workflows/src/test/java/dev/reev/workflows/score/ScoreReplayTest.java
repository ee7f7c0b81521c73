package dev.reev.workflows.score;

import dev.reev.workflows.ReplayContract;
import io.temporal.workflow.Workflow;
import java.time.Duration;

class ScoreReplayTest extends ReplayContract {

  ScoreReplayTest() {
    super(
        "Score",
        ScoreWorkflowImpl.class,
        Mutant.class,
        "allRuns_areScoredBatchAfterBatch",
        "aDatabaseThatIsAway_delaysTheSetAndLosesNothing",
        "aSetThatIsToStop_endsWithTheBatchUnderWay",
        "cancel_stopsTheSetAndStoresItsEnd");
  }

  /** The workflow with one additional step. */
  public static final class Mutant implements ScoreWorkflow {

    private final ScoreWorkflowImpl original = new ScoreWorkflowImpl();

    @Override
    public ScoreResult score(ScoreRequest request) {
      Workflow.sleep(Duration.ofSeconds(1));
      return original.score(request);
    }
  }
}
