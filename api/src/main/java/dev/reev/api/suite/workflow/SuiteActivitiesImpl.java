package dev.reev.api.suite.workflow;

import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.StoredSuites;
import dev.reev.api.suite.state.SuiteTransitions;
import dev.reev.api.suite.submit.SuiteCommands;
import dev.reev.workflows.suite.DispatchRequest;
import dev.reev.workflows.suite.DispatchedRuns;
import dev.reev.workflows.suite.FinishRequest;
import dev.reev.workflows.suite.SuiteActivities;
import dev.reev.workflows.suite.SuiteFailures;
import dev.reev.workflows.suite.SuiteRequest;
import dev.reev.workflows.suite.SuiteResult;
import io.temporal.failure.ApplicationFailure;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Activities of suite workflows that read and write the database. */
@Component("suiteRecords")
class SuiteActivitiesImpl implements SuiteActivities {

  private static final Logger log = LoggerFactory.getLogger(SuiteActivitiesImpl.class);

  private final SuiteDispatcher dispatcher;
  private final SuiteCommands commands;
  private final SuiteTransitions transitions;
  private final StoredSuites suites;

  SuiteActivitiesImpl(
      SuiteDispatcher dispatcher,
      SuiteCommands commands,
      SuiteTransitions transitions,
      StoredSuites suites) {
    this.dispatcher = dispatcher;
    this.commands = commands;
    this.transitions = transitions;
    this.suites = suites;
  }

  @Override
  public DispatchedRuns take(DispatchRequest request) {
    UUID id = UUID.fromString(request.suiteId());
    return dispatcher.take(id, request.batch()).orElseThrow(() -> unknown(id));
  }

  @Override
  public void stop(SuiteRequest request) {
    commands.stop(UUID.fromString(request.suiteId()), "The suite's workflow was cancelled");
  }

  @Override
  public SuiteResult finish(FinishRequest request) {
    UUID id = UUID.fromString(request.suiteId());
    boolean ended = transitions.ended(id, request.generation());
    StoredSuite suite = suites.find(id).orElseThrow(() -> unknown(id));
    if (ended) {
      log.info("Suite {} ({}) has ended as {}", id, suite.name(), suite.state());
    }
    return new SuiteResult(request.suiteId(), suite.state());
  }

  private static ApplicationFailure unknown(UUID id) {
    return ApplicationFailure.newNonRetryableFailure(
        "the database has no suite " + id, SuiteFailures.UNKNOWN_SUITE);
  }
}
