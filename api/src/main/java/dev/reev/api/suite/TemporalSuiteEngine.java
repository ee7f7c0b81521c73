package dev.reev.api.suite;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.temporal.Fate;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowFates;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.suite.SuiteIds;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Suites as Temporal workflows. */
@Component
class TemporalSuiteEngine implements SuiteEngine {

  private final WorkflowClient client;
  private final TemporalLink link;
  private final WorkflowFates fates;

  TemporalSuiteEngine(WorkflowClient client, TemporalLink link, WorkflowFates fates) {
    this.client = client;
    this.link = link;
    this.fates = fates;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public void startOrWake(UUID suite, String summary) throws UnavailableException {
    SuiteWorkflow workflow =
        client.newWorkflowStub(
            SuiteWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SuiteIds.workflowId(suite.toString()))
                .setTaskQueue(TaskQueues.RUNNER)
                .setStaticSummary(summary)
                .build());
    BatchRequest startAndSignal = client.newSignalWithStartRequest();
    startAndSignal.add(workflow::run, new SuiteRequest(suite.toString()));
    startAndSignal.add(workflow::wake);
    try {
      link.withDeadline(() -> client.signalWithStart(startAndSignal));
    } catch (RuntimeException e) {
      throw new UnavailableException(e);
    }
  }

  @Override
  public Fate fate(String workflowId) throws UnavailableException {
    return fates.of(workflowId);
  }
}
