package dev.reev.api.suite.workflow;

import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.api.temporal.RunDisplays;
import dev.reev.api.temporal.StatusCodes;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.api.temporal.WorkflowOutcomes;
import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteStart;
import dev.reev.workflows.suite.SuiteWorkflow;
import io.grpc.Status;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Executes suites as Temporal workflows. */
@Component
class TemporalSuiteEngine implements SuiteEngine {

  private final WorkflowClient client;
  private final TemporalLink link;
  private final WorkflowOutcomes outcomes;
  private final RunDisplays displays;
  private final AttributeRegistration attributes;

  TemporalSuiteEngine(
      WorkflowClient client,
      TemporalLink link,
      WorkflowOutcomes outcomes,
      RunDisplays displays,
      AttributeRegistration attributes) {
    this.client = client;
    this.link = link;
    this.outcomes = outcomes;
    this.displays = displays;
    this.attributes = attributes;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public void startOrWake(UUID suite, SuiteKind kind, String title) throws UnavailableException {
    String id = suite.toString();
    RunDisplay display = displays.ofSuite(id, kind.name());
    try {
      startOrWake(id, new SuiteStart(id, title, display).options());
    } catch (RuntimeException e) {
      if (display.indexed() && StatusCodes.of(e) == Status.Code.INVALID_ARGUMENT) {
        // The server has been replaced; the outbox retries without the attributes.
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

  @Override
  public WorkflowOutcome outcome(String workflowId) throws UnavailableException {
    return outcomes.of(workflowId);
  }
}
