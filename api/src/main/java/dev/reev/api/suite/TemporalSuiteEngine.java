package dev.reev.api.suite;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.system.PublicUrl;
import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.api.temporal.Fate;
import dev.reev.api.temporal.StatusCodes;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowFates;
import dev.reev.workflows.run.DetailsTable;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.suite.SuiteIds;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.grpc.Status;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Suites as Temporal workflows. */
@Component
class TemporalSuiteEngine implements SuiteEngine {

  private final WorkflowClient client;
  private final TemporalLink link;
  private final WorkflowFates fates;
  private final PublicUrl url;
  private final AttributeRegistration attributes;

  TemporalSuiteEngine(
      WorkflowClient client,
      TemporalLink link,
      WorkflowFates fates,
      PublicUrl url,
      AttributeRegistration attributes) {
    this.client = client;
    this.link = link;
    this.fates = fates;
    this.url = url;
    this.attributes = attributes;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public void startOrWake(UUID suite, String summary) throws UnavailableException {
    boolean indexed = attributes.isRegistered();
    try {
      startOrWake(suite.toString(), options(suite.toString(), summary, indexed));
    } catch (RuntimeException e) {
      if (indexed && StatusCodes.of(e) == Status.Code.INVALID_ARGUMENT) {
        // The server was exchanged: the outbox comes again, then without them.
        attributes.doubt();
      }
      throw new UnavailableException(e);
    }
  }

  private void startOrWake(String suite, WorkflowOptions options) {
    SuiteWorkflow workflow = client.newWorkflowStub(SuiteWorkflow.class, options);
    BatchRequest startAndSignal = client.newSignalWithStartRequest();
    startAndSignal.add(workflow::run, new SuiteRequest(suite));
    startAndSignal.add(workflow::wake);
    link.withDeadline(() -> client.signalWithStart(startAndSignal));
  }

  private WorkflowOptions options(String suite, String summary, boolean indexed) {
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(SuiteIds.workflowId(suite))
            .setTaskQueue(TaskQueues.RUNNER)
            .setStaticSummary(summary)
            .setStaticDetails(
                new DetailsTable()
                    .row("suite", summary)
                    .link("dashboard", "suite", url.value() + "/suites/" + suite)
                    .toString());
    if (indexed) {
      options.setTypedSearchAttributes(
          SearchAttributes.newBuilder().set(RunAttributes.SUITE_ID, suite).build());
    }
    return options.build();
  }

  @Override
  public Fate fate(String workflowId) throws UnavailableException {
    return fates.of(workflowId);
  }
}
