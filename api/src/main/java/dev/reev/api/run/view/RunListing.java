package dev.reev.api.run.view;

import dev.reev.api.run.state.Execution;
import dev.reev.workflows.run.RunState;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages of runs by keyset: a page starts where the one before ended, so the thousandth costs what
 * the first does. The comparison of whole rows is what lets PostgreSQL begin in the middle of an
 * index.
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

  /** In the order of a page, so that an index is read and not the table. */
  private static final String COUNT =
      """
      select count(*) from (
        select 1 from execution e
        %s
        where %s
        order by %s
        limit :rows) counted
      """;

  private static final String LABEL =
      """
      join execution_label l%1$d on l%1$d.execution_id = e.id
      """;

  private final EntityManager entities;
  private final RunNameSearch names;

  RunListing(EntityManager entities, RunNameSearch names) {
    this.entities = entities;
    this.names = names;
  }

  /** At most {@link RunFilter#limit} runs, and the cursor of the next page if there is one. */
  Page page(RunFilter filter) {
    Parts parts = parts(filter);
    // One row more than a page, to see whether there is another.
    parts.conditions.set("rows", filter.limit() + 1);
    Query query =
        entities.createNativeQuery(
            PAGE.formatted(Execution.RUNNER_PERCENT, parts.labels, parts.conditions, parts.order),
            Execution.class);
    parts.conditions.parameters.forEach(query::setParameter);
    @SuppressWarnings("unchecked") // What the result class says.
    List<Execution> found = query.getResultList();
    if (found.size() <= filter.limit()) {
      return new Page(found, null);
    }
    List<Execution> shown = found.subList(0, filter.limit());
    Execution last = shown.get(shown.size() - 1);
    return new Page(shown, new RunCursor(filter.sort().key(last), last.id));
  }

  /** Number of matching runs, counted up to {@code most} + 1. */
  int count(RunFilter filter, int most) {
    Parts parts = parts(filter);
    parts.conditions.set("rows", most + 1);
    Query query =
        entities.createNativeQuery(
            COUNT.formatted(parts.labels, parts.conditions, parts.order), Long.class);
    parts.conditions.parameters.forEach(query::setParameter);
    return ((Long) query.getSingleResult()).intValue();
  }

  private Parts parts(RunFilter filter) {
    RunSort sort = filter.sort();
    var conditions = new Conditions();
    // The label's own index gives its runs in the order of time, however rare it is.
    boolean byLabel = sort.isByTime() && !filter.labels().isEmpty();
    String time = byLabel ? "l0.created_at" : "e.created_at";
    String column = sort.isByTime() ? time : "e." + sort.column();
    String id = byLabel ? "l0.execution_id" : "e.id";
    String labels = labels(filter.labels(), conditions);
    RunCursor after = filter.after();
    if (after != null) {
      conditions.add("(%s, %s) %s (:afterKey, :afterId)".formatted(column, id, sort.comparison()));
      conditions.set("afterKey", after.key());
      conditions.set("afterId", after.id());
    }
    if (!sort.isByTime()) {
      conditions.add(column + " is not null");
    }
    if (!filter.states().isEmpty()) {
      // Literals, so that the planner can choose an index that holds only such rows.
      conditions.add(
          filter.states().stream()
              .map(RunState::name)
              .sorted()
              .collect(Collectors.joining("', '", "e.state in ('", "')")));
    }
    conditions.compare("e.benchmark_id = ", "benchmark", filter.benchmark());
    conditions.compare("e.agent = ", "agent", filter.agent());
    conditions.compare("e.suite = ", "suite", filter.suite());
    conditions.compare(time + " >= ", "since", filter.since());
    conditions.compare(time + " < ", "until", filter.until());
    conditions.compare("e.score >= ", "minScore", filter.minScore());
    conditions.compare("e.score <= ", "maxScore", filter.maxScore());
    if (filter.text() != null) {
      named(names.of(filter.text()), conditions);
    }
    String order = "%s %s, %s %s".formatted(column, sort.direction(), id, sort.direction());
    return new Parts(labels, conditions, order);
  }

  private static void named(RunNames named, Conditions conditions) {
    List<String> any = new ArrayList<>();
    conditions.oneOf("e.benchmark_id", "textBenchmarks", named.benchmarks(), any);
    conditions.oneOf("e.agent", "textAgents", named.agents(), any);
    conditions.oneOf("e.suite", "textSuites", named.suites(), any);
    if (named.ids() != null) {
      any.add("e.id between :textFirst and :textLast");
      conditions.set("textFirst", named.ids().first());
      conditions.set("textLast", named.ids().last());
    }
    conditions.add(any.stream().collect(Collectors.joining(" or ", "(", ")")));
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

  record Page(List<Execution> runs, @Nullable RunCursor next) {}

  private record Parts(String labels, Conditions conditions, String order) {}

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

    /** Adds to the alternatives that the column has one of these values, if there are any. */
    void oneOf(String column, String name, Collection<String> values, List<String> alternatives) {
      if (!values.isEmpty()) {
        alternatives.add(column + " in (:" + name + ")");
        set(name, values);
      }
    }

    @Override
    public String toString() {
      return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }
  }
}
