package dev.reev.api.suite;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suites as the resource shows them: one statement for the suites, one for their items. */
@Component
class SuiteReading {

  private static final String PROGRESS =
      "select i.suite_id, count(*) filter (where e.state = 'PENDING') as pending,"
          + " count(*) filter (where e.state = 'RUNNING') as running,"
          + " count(*) filter (where e.state = 'COMPLETED') as completed,"
          + " count(*) filter (where e.state = 'FAILED') as failed,"
          + " count(*) filter (where e.state = 'STOPPED') as stopped,"
          + " count(*) filter (where e.state = 'TIMED_OUT') as timed_out,"
          + " count(*) filter (where e.passed) as passed, avg(e.score) as mean_score,"
          + " avg(extract(epoch from e.ended_at - e.workflow_started_at)) as mean_seconds"
          + " from suite_item i join execution e on e.id = i.execution_id"
          + " where i.suite_id = any(?) group by i.suite_id";

  private static final SuiteProgress NOTHING = new SuiteProgress(0, 0, 0, 0, 0, 0, 0, null, null);

  private final JdbcClient jdbc;
  private final StoredSuites suites;

  SuiteReading(JdbcClient jdbc, StoredSuites suites) {
    this.jdbc = jdbc;
    this.suites = suites;
  }

  /** Fails with 404 when there is no such suite. */
  SuiteView view(UUID id) {
    StoredSuite suite =
        suites.find(id).orElseThrow(() -> SuiteProblems.unknownSuite(id.toString()));
    return views(List.of(suite)).get(0);
  }

  List<SuiteView> views(List<StoredSuite> found) {
    Map<UUID, SuiteProgress> progress = progress(found.stream().map(StoredSuite::id).toList());
    return found.stream()
        .map(suite -> SuiteView.of(suite, progress.getOrDefault(suite.id(), NOTHING)))
        .toList();
  }

  private Map<UUID, SuiteProgress> progress(Collection<UUID> ids) {
    Map<UUID, SuiteProgress> bySuite = new HashMap<>();
    jdbc.sql(PROGRESS)
        .param(ids.toArray(UUID[]::new))
        .query(
            row -> {
              bySuite.put(
                  row.getObject("suite_id", UUID.class),
                  new SuiteProgress(
                      row.getInt("pending"),
                      row.getInt("running"),
                      row.getInt("completed"),
                      row.getInt("failed"),
                      row.getInt("stopped"),
                      row.getInt("timed_out"),
                      row.getInt("passed"),
                      row.getObject("mean_score", Double.class),
                      row.getObject("mean_seconds", Double.class)));
            });
    return bySuite;
  }
}
