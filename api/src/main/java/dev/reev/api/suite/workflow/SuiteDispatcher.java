package dev.reev.api.suite.workflow;

import dev.reev.api.run.state.AgentConcurrency;
import dev.reev.api.run.workflow.SuiteRuns;
import dev.reev.api.run.workflow.SuiteRuns.Open;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.StoredSuites;
import dev.reev.api.suite.state.SuiteItems;
import dev.reev.api.suite.state.SuiteTransitions;
import dev.reev.workflows.suite.DispatchedRun;
import dev.reev.workflows.suite.DispatchedRuns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dispatches the runs of a suite to its workflow. */
@Component
class SuiteDispatcher {

  /** Most runs in one answer; besides its text, a run takes about a kilobyte. */
  private static final int MAX_RUNS = 50;

  /**
   * Total text size after which no further run is added to an answer. With a last text of 256 KiB
   * and every character escaped in JSON, the answer stays below Temporal's limit of 2 MiB.
   */
  private static final int MAX_TEXT_BYTES = 512 * 1024;

  private final StoredSuites suites;
  private final SuiteItems items;
  private final SuiteTransitions transitions;
  private final SuiteRuns runs;
  private final AgentConcurrency turns;
  private final SuiteDisplays displays;

  SuiteDispatcher(
      StoredSuites suites,
      SuiteItems items,
      SuiteTransitions transitions,
      SuiteRuns runs,
      AgentConcurrency turns,
      SuiteDisplays displays) {
    this.suites = suites;
    this.items = items;
    this.transitions = transitions;
    this.runs = runs;
    this.turns = turns;
    this.displays = displays;
  }

  /** Empty when there is no such suite. */
  @Transactional
  public Optional<DispatchedRuns> take(UUID id, String batch) {
    return suites.lock(id).map(suite -> take(suite, batch));
  }

  private DispatchedRuns take(StoredSuite suite, String batch) {
    transitions.running(suite.id());
    List<DispatchedRun> taken = new ArrayList<>(runs.batch(suite.id(), batch));
    if (!taken.isEmpty()) {
      return answer(suite, taken, true, false);
    }
    if (stopsForFailures(suite)) {
      return answer(suite, taken, false, false);
    }
    Open before = runs.open(suite.id());
    int places = suite.definition().concurrency() - before.underWay();
    int waiting = before.open() - before.underWay();
    if (suite.paused() || suite.stopRequested() || places <= 0 || waiting == 0) {
      return answer(suite, taken, false, false);
    }
    turns.lockFor(suite.definition().agents());
    return fill(suite, batch, Math.min(places, waiting));
  }

  /** Ends items that have not started yet, once too many runs have ended without a score. */
  private boolean stopsForFailures(StoredSuite suite) {
    Integer allowed = suite.definition().maxFailures();
    if (allowed == null || suite.stopRequested() || items.failed(suite.id()) <= allowed) {
      return false;
    }
    String message = "more than " + allowed + " runs ended without a score (max_failures)";
    transitions.stopRequested(suite.id(), message);
    runs.stopUnstarted(suite.id(), "not started: " + message);
    return true;
  }

  private DispatchedRuns fill(StoredSuite suite, String batch, int places) {
    List<DispatchedRun> taken = new ArrayList<>();
    int textBytes = 0;
    while (taken.size() < places) {
      if (taken.size() == MAX_RUNS || textBytes > MAX_TEXT_BYTES) {
        return answer(suite, taken, true, false);
      }
      Optional<DispatchedRun> next = runs.takeNext(suite.id(), batch, turns.taken());
      if (next.isEmpty()) {
        return answer(suite, taken, false, true);
      }
      taken.add(next.get());
      textBytes += next.get().request().benchmarkYaml().getBytes(StandardCharsets.UTF_8).length;
    }
    return answer(suite, taken, false, false);
  }

  private DispatchedRuns answer(
      StoredSuite suite, List<DispatchedRun> taken, boolean more, boolean heldBack) {
    Open now = runs.open(suite.id());
    return new DispatchedRuns(
        taken, now.underWay(), now.open(), more, heldBack, suite.generation(), displays.of(suite));
  }
}
