package dev.reev.api.suite.state;

import dev.reev.workflows.run.RunState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the items of suites in their order, page by page. */
@Component
public class SuiteItems {

  /** Page size when all items are read: about 200 KiB. */
  private static final int CHUNK = 500;

  private static final int BEFORE_THE_FIRST = -1;

  /** Filter value for items without a known model. */
  public static final String NO_MODEL = "-";

  private final JdbcClient jdbc;

  SuiteItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** At most {@code limit} items after the one with this ordinal. */
  public List<ItemView> page(UUID suite, Filter filter, int after, int limit) {
    return jdbc.sql(
            """
            select i.ordinal, i.benchmark_id, i.agent, i.repeat, i.execution_id, i.skipped, e.state, e.score,
              e.passed, e.harm, e.failed_checks, e.execution_time_ms, e.unconfined, e.failure_class,
              e.failure_message, e.message, e.input_tokens, e.output_tokens, e.cost_usd, e.model,
              e.pass_threshold, e.started_at, e.ended_at
            from suite_item i left join run_summary e on e.id = i.execution_id
            where i.suite_id = :suite and i.ordinal > :after
              and (:state::text is null or coalesce(e.state, 'SKIPPED') = :state)
              and (:agent::text is null or i.agent = :agent)
              and (:benchmark::text is null or i.benchmark_id = :benchmark)
              and (:model::text is null or coalesce(e.model, :nameless) = :model)
            order by i.ordinal limit :limit
            """)
        .param("suite", suite)
        .param("after", after)
        .param("state", filter.state())
        .param("agent", filter.agent())
        .param("benchmark", filter.benchmark())
        .param("model", filter.model())
        .param("nameless", NO_MODEL)
        .param("limit", limit)
        .query((row, number) -> ItemView.of(row))
        .list();
  }

  /** All matching items, fetched page by page as the stream is consumed. */
  public Stream<ItemView> all(UUID suite, Filter filter) {
    return Stream.iterate(
            page(suite, filter, BEFORE_THE_FIRST, CHUNK),
            chunk -> !chunk.isEmpty(),
            chunk -> page(suite, filter, chunk.get(chunk.size() - 1).ordinal(), CHUNK))
        .flatMap(List::stream);
  }

  /** The current runs of a suite's items that are in these states, each with its ordinal. */
  public Map<UUID, Integer> runs(UUID suite, Collection<RunState> states) {
    Map<UUID, Integer> ordinals = new LinkedHashMap<>();
    jdbc.sql(
            """
            select i.execution_id, i.ordinal
            from suite_item i join run_summary e on e.id = i.execution_id
            where i.suite_id = ? and e.state = any(?)
            order by i.ordinal
            """)
        .params(suite, states.stream().map(RunState::name).toArray(String[]::new))
        .query(
            row -> {
              ordinals.put(row.getObject("execution_id", UUID.class), row.getInt("ordinal"));
            });
    return ordinals;
  }

  /** Number of items without a score whose run failed or timed out. */
  public int failed(UUID suite) {
    return jdbc.sql(
            """
            select count(*) from suite_item i join run_summary e on e.id = i.execution_id
            where i.suite_id = ? and e.state in ('FAILED', 'TIMED_OUT')
            """)
        .param(suite)
        .query(Integer.class)
        .single();
  }

  /**
   * Selects items; null does not filter.
   *
   * @param state as stored, or {@code SKIPPED}
   * @param model the model that answered, or {@link #NO_MODEL}
   */
  public record Filter(
      @Nullable String state,
      @Nullable String agent,
      @Nullable String benchmark,
      @Nullable String model) {

    public static final Filter NONE = new Filter(null, null, null, null);

    public static Filter ofAgent(String agent) {
      return new Filter(null, agent, null, null);
    }
  }
}
