package dev.reev.api.suite.submit;

import dev.reev.api.agent.AgentConfigs;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.run.state.NewRun;
import dev.reev.api.run.workflow.SuiteRuns;
import dev.reev.api.run.workflow.SuiteRuns.Ordered;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.StoredSuites;
import dev.reev.api.suite.state.SuiteItems;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.state.SuiteTransitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates new runs for items without a score: with the exact benchmark text of the earlier runs and
 * the keys stored by now. The earlier runs stay, and no longer count.
 */
@Component
class SuiteRetry {

  private final StoredSuites suites;
  private final SuiteItems items;
  private final SuiteTransitions transitions;
  private final SuiteRuns runs;
  private final AgentConfigs configs;

  SuiteRetry(
      StoredSuites suites,
      SuiteItems items,
      SuiteTransitions transitions,
      SuiteRuns runs,
      AgentConfigs configs) {
    this.suites = suites;
    this.items = items;
    this.transitions = transitions;
    this.runs = runs;
    this.configs = configs;
  }

  /**
   * Stores the new runs; the outbox has the suite's workflow start them.
   *
   * @return the number of new runs
   * @throws ProblemException 404, or 409 when there is nothing to run again or the suite is
   *     stopping
   */
  @Transactional
  public int retry(UUID id, RetriedItems retried) {
    StoredSuite suite =
        suites.lock(id).orElseThrow(() -> SuiteProblems.unknownSuite(id.toString()));
    if (suite.stopRequested() && !suite.state().isTerminal()) {
      throw SuiteProblems.stopping(id);
    }
    Map<UUID, Integer> ordinals = items.runs(id, retried.states());
    Map<String, @Nullable String> sealed = new HashMap<>();
    List<NewRun> again =
        runs.ordered(ordinals.keySet()).stream()
            .map(
                run ->
                    again(
                        run,
                        sealed.computeIfAbsent(
                            run.agent(), agent -> configs.sealAgain(agent, run.sealedConfig())),
                        suite,
                        ordinals.getOrDefault(run.id(), 0)))
            .toList();
    if (again.isEmpty()) {
      throw SuiteProblems.nothingToRetry(id);
    }
    runs.store(again);
    transitions.replaceRuns(id, again);
    transitions.reopened(id);
    return again.size();
  }

  private static NewRun again(
      Ordered run, @Nullable String newlySealed, StoredSuite suite, int ordinal) {
    return new NewRun(
        UUID.randomUUID(),
        run.benchmark(),
        run.sha256(),
        run.agent(),
        run.timeout(),
        run.priority(),
        suite.name(),
        Map.of(),
        run.id(),
        newlySealed,
        new NewRun.Place(suite.id(), ordinal));
  }
}
