package dev.reev.workflows.schedule;

import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteResult;
import dev.reev.workflows.suite.SuiteState;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Fake suites that only take time. */
final class FakeSuites {

  private FakeSuites() {}

  /** Ends at once. */
  public static final class InstantSuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      return new SuiteResult(request.suiteId(), SuiteState.COMPLETED);
    }

    @Override
    public void wake() {}
  }

  /** Fails; in production the reconciler would start it again. */
  public static final class BrokenSuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      throw ApplicationFailure.newNonRetryableFailure("lost", "Lost");
    }

    @Override
    public void wake() {}
  }

  /** Never ends. */
  public static final class EndlessSuite implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      Workflow.sleep(Duration.ofDays(1));
      return new SuiteResult(request.suiteId(), SuiteState.STOPPED);
    }

    @Override
    public void wake() {}
  }

  /** The tick's own suite ends at once, confirming suites never do. */
  public static final class EndlessConfirmation implements SuiteWorkflow {

    @Override
    public SuiteResult run(SuiteRequest request) {
      return request.suiteId().equals(FakeTicks.SUITE)
          ? new InstantSuite().run(request)
          : new EndlessSuite().run(request);
    }

    @Override
    public void wake() {}
  }
}
