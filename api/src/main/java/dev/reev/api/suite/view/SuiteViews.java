package dev.reev.api.suite.view;

import dev.reev.api.request.PageCursor;
import dev.reev.api.suite.state.ItemView;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.StoredSuites;
import dev.reev.api.suite.state.SuiteItems;
import dev.reev.api.suite.state.SuiteProblems;
import dev.reev.api.suite.state.SuiteProgress;
import dev.reev.api.suite.state.SuiteUsage;
import dev.reev.benchmarks.schema.ReevJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads suites for the REST resource: one statement for the suites, one to count the items of the
 * open ones.
 */
@Component
public class SuiteViews {

  private final JdbcClient jdbc;
  private final StoredSuites suites;
  private final SuiteItems items;

  SuiteViews(JdbcClient jdbc, StoredSuites suites, SuiteItems items) {
    this.jdbc = jdbc;
    this.suites = suites;
    this.items = items;
  }

  /** Fails with 404 when there is no such suite. */
  public SuiteView view(UUID id) {
    StoredSuite suite =
        suites.find(id).orElseThrow(() -> SuiteProblems.unknownSuite(id.toString()));
    return views(List.of(suite)).get(0);
  }

  public SuitePage page(SuiteListParameters parameters) {
    int limit = parameters.size();
    List<StoredSuite> found =
        suites.newest(parameters.name(), parameters.wanted(), parameters.after(), limit + 1);
    if (found.size() <= limit) {
      return new SuitePage(views(found), null);
    }
    StoredSuite last = found.get(limit - 1);
    return new SuitePage(
        views(found.subList(0, limit)), new PageCursor(last.createdAt(), last.id()).text());
  }

  /** Fails with 404 when there is no such suite. */
  public ItemPage items(UUID id, ItemParameters parameters) {
    if (suites.find(id).isEmpty()) {
      throw SuiteProblems.unknownSuite(id.toString());
    }
    int limit = parameters.size();
    List<ItemView> found = items.page(id, parameters.filter(), parameters.after(), limit + 1);
    return found.size() <= limit
        ? new ItemPage(found, null)
        : new ItemPage(found.subList(0, limit), Integer.toString(found.get(limit - 1).ordinal()));
  }

  /** Progress of one suite, counted now. */
  public SuiteProgress progress(UUID id) {
    return count(List.of(id)).getOrDefault(id, SuiteProgress.NONE);
  }

  private List<SuiteView> views(List<StoredSuite> found) {
    Map<UUID, SuiteProgress> counted =
        count(found.stream().filter(suite -> suite.counts() == null).map(StoredSuite::id).toList());
    return found.stream()
        .map(
            suite ->
                SuiteView.of(
                    suite,
                    Objects.requireNonNullElseGet(
                        suite.counts(),
                        () -> counted.getOrDefault(suite.id(), SuiteProgress.NONE))))
        .toList();
  }

  private Map<UUID, SuiteProgress> count(Collection<UUID> ids) {
    Map<UUID, SuiteProgress> bySuite = new HashMap<>();
    if (ids.isEmpty()) {
      return bySuite;
    }
    jdbc.sql(
            """
            select * from suite_count where suite_id = any(?)
            """)
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
                      row.getObject("mean_seconds", Double.class),
                      ReevJson.MAPPER.readValue(row.getString("used"), SuiteUsage.class)));
            });
    return bySuite;
  }
}
