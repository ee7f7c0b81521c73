package dev.reev.api.suite;

import dev.reev.api.agent.AgentConfigs;
import dev.reev.api.run.NewRun;
import dev.reev.api.run.SuiteRuns;
import dev.reev.api.system.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes new runs for items that have no score: of the exact text of the earlier ones, with the keys
 * that are stored by now. The earlier runs stay, and no longer count.
 */
@Component
class SuiteRetry {

  private final StoredSuites suites;
  private final SuiteMoves moves;
  private final SuiteRuns runs;
  private final AgentConfigs configs;
  private final JdbcClient jdbc;

  SuiteRetry(
      StoredSuites suites,
      SuiteMoves moves,
      SuiteRuns runs,
      AgentConfigs configs,
      JdbcClient jdbc) {
    this.suites = suites;
    this.moves = moves;
    this.runs = runs;
    this.configs = configs;
    this.jdbc = jdbc;
  }

  /**
   * Stores the new runs; the outbox has the suite's workflow start them.
   *
   * @return how many there are
   * @throws ProblemException 404, or 409 when there is nothing to run again or the suite is
   *     stopping
   */
  @Transactional
  public int retry(UUID id, RetriedItems items) {
    StoredSuite suite =
        suites.lock(id).orElseThrow(() -> SuiteProblems.unknownSuite(id.toString()));
    if (suite.stopRequested() && !suite.state().isTerminal()) {
      throw SuiteProblems.stopping(id);
    }
    Map<String, @Nullable String> sealed = new HashMap<>();
    List<NewRun> again =
        earlier(id, items).stream()
            .map(
                run ->
                    run.again(
                        suite,
                        sealed.computeIfAbsent(
                            run.agent(), agent -> configs.sealAgain(agent, run.sealedConfig()))))
            .toList();
    if (again.isEmpty()) {
      throw SuiteProblems.nothingToRetry(id);
    }
    runs.store(again);
    moves.replaceRuns(id, again);
    moves.reopened(id);
    return again.size();
  }

  private List<EarlierRun> earlier(UUID id, RetriedItems items) {
    return jdbc.sql(
            "select i.ordinal, e.id, e.benchmark_id, e.benchmark_sha256, e.agent, e.timeout_ms,"
                + " e.priority, e.agent_config from suite_item i"
                + " join execution e on e.id = i.execution_id"
                + " where i.suite_id = ? and e.state in ("
                + items.states()
                + ") order by i.ordinal")
        .param(id)
        .query((row, number) -> EarlierRun.of(row))
        .list();
  }

  private record EarlierRun(
      int ordinal,
      UUID id,
      String benchmark,
      String sha256,
      String agent,
      Duration timeout,
      int priority,
      @Nullable String sealedConfig) {

    static EarlierRun of(ResultSet row) throws SQLException {
      return new EarlierRun(
          row.getInt("ordinal"),
          row.getObject("id", UUID.class),
          row.getString("benchmark_id"),
          row.getString("benchmark_sha256"),
          row.getString("agent"),
          Duration.ofMillis(row.getLong("timeout_ms")),
          row.getInt("priority"),
          row.getString("agent_config"));
    }

    NewRun again(StoredSuite suite, @Nullable String newlySealed) {
      return new NewRun(
          UUID.randomUUID(),
          benchmark,
          sha256,
          agent,
          timeout,
          priority,
          suite.name(),
          Map.of(),
          id,
          newlySealed,
          new NewRun.Place(suite.id(), ordinal));
    }
  }
}
