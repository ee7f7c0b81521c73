package dev.reev.api.run.view;

import dev.reev.api.request.PageCursor;
import dev.reev.api.run.state.Execution;
import dev.reev.workflows.run.RunState;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages of runs, newest first, by keyset: a page starts where the one before ended, so the
 * thousandth costs what the first does. The comparison of whole rows is what lets PostgreSQL begin
 * in the middle of an index.
 */
@Component
class RunListing {

  private static final String PAGE =
      """
      select e.*, %s as runnerPercent
      from execution e
      %s
      where %s
      order by %s
      limit :rows
      """;

  private static final String LABEL =
      """
      join execution_label l%1$d on l%1$d.execution_id = e.id
      """;

  private final EntityManager entities;

  RunListing(EntityManager entities) {
    this.entities = entities;
  }

  /** At most {@link RunFilter#limit} runs, and the cursor of the next page if there is one. */
  Page page(RunFilter filter) {
    Statement statement = statement(filter);
    Query query = entities.createNativeQuery(statement.sql(), Execution.class);
    statement.parameters().forEach(query::setParameter);
    @SuppressWarnings("unchecked") // What the result class says.
    List<Execution> found = query.getResultList();
    if (found.size() <= filter.limit()) {
      return new Page(found, null);
    }
    List<Execution> shown = found.subList(0, filter.limit());
    Execution last = shown.get(shown.size() - 1);
    return new Page(shown, new PageCursor(last.createdAt, last.id));
  }

  /** One row more than a page, to see whether there is another. */
  static Statement statement(RunFilter filter) {
    var conditions = new Conditions();
    // The label's own index gives its runs newest first, however rare it is.
    String key =
        filter.labels().isEmpty() ? "e.created_at, e.id" : "l0.created_at, l0.execution_id";
    String labels = labels(filter.labels(), conditions);
    if (filter.after() != null) {
      conditions.add("(" + key + ") < (:afterTime, :afterId)");
      conditions.set("afterTime", filter.after().createdAt());
      conditions.set("afterId", filter.after().id());
    }
    if (!filter.states().isEmpty()) {
      // Literals, so that the planner can choose an index that holds only such rows.
      conditions.add(
          filter.states().stream()
              .map(RunState::name)
              .sorted()
              .collect(Collectors.joining("', '", "e.state in ('", "')")));
    }
    String time = key.substring(0, key.indexOf(','));
    conditions.compare("e.benchmark_id = ", "benchmark", filter.benchmark());
    conditions.compare("e.agent = ", "agent", filter.agent());
    conditions.compare("e.suite = ", "suite", filter.suite());
    conditions.compare(time + " >= ", "since", filter.since());
    conditions.compare(time + " < ", "until", filter.until());
    conditions.compare("e.score >= ", "minScore", filter.minScore());
    conditions.compare("e.score <= ", "maxScore", filter.maxScore());
    String order = key.replace(",", " desc,") + " desc";
    conditions.set("rows", filter.limit() + 1);
    return new Statement(
        PAGE.formatted(Execution.RUNNER_PERCENT, labels, conditions, order), conditions.parameters);
  }

  private static String labels(Map<String, String> labels, Conditions conditions) {
    StringBuilder joins = new StringBuilder();
    int number = 0;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String alias = "l" + number;
      joins.append(LABEL.formatted(number++));
      conditions.compare(alias + ".name = ", alias + "Name", label.getKey());
      conditions.compare(alias + ".value = ", alias + "Value", label.getValue());
    }
    return joins.toString();
  }

  record Page(List<Execution> runs, @Nullable PageCursor next) {}

  record Statement(String sql, Map<String, Object> parameters) {}

  private static final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    void add(String condition) {
      conditions.add(condition);
    }

    void set(String name, Object value) {
      parameters.put(name, value);
    }

    void compare(String left, String name, @Nullable Object value) {
      if (value != null) {
        add(left + ":" + name);
        set(name, value);
      }
    }

    @Override
    public String toString() {
      return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }
  }
}
