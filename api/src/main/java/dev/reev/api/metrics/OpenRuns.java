package dev.reev.api.metrics;

import dev.reev.workflows.run.RunState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gauges of open runs, computed on demand by one statement on an index that holds open runs only.
 */
@Component
class OpenRuns {

  /** All gauges of a scrape see the same count; scrapes come every 15 s or so. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(OpenRuns.class);

  private final JdbcClient jdbc;
  private @Nullable List<Count> counts;
  private long countedNanos;

  OpenRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Runs of an agent in a state; NaN while the database is away. */
  double count(RunState state, String agent) {
    List<Count> now = counts();
    return now == null
        ? Double.NaN
        : now.stream()
            .filter(count -> count.state() == state && count.agent().equals(agent))
            .mapToLong(Count::runs)
            .sum();
  }

  /** Age of the oldest pending run in seconds; NaN while the database is away. */
  double oldestPendingSeconds() {
    List<Count> now = counts();
    return now == null
        ? Double.NaN
        : now.stream()
            .filter(count -> count.state() == RunState.PENDING)
            .mapToDouble(Count::oldestSeconds)
            .max()
            .orElse(0);
  }

  private synchronized @Nullable List<Count> counts() {
    if (countedNanos == 0 || System.nanoTime() - countedNanos > FRESH.toNanos()) {
      counts = read();
      countedNanos = System.nanoTime();
    }
    return counts;
  }

  private @Nullable List<Count> read() {
    try {
      return jdbc.sql(
              """
              select state, agent, count(*) as runs,
                extract(epoch from now() - min(created_at)) as oldest_seconds
              from open_execution group by state, agent
              """)
          .query(
              (row, number) ->
                  new Count(
                      RunState.valueOf(row.getString("state")),
                      row.getString("agent"),
                      row.getLong("runs"),
                      row.getDouble("oldest_seconds")))
          .list();
    } catch (DataAccessException e) {
      log.debug("Open runs cannot be counted", e);
      return null;
    }
  }

  private record Count(RunState state, String agent, long runs, double oldestSeconds) {}
}
