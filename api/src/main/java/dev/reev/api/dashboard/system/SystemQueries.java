package dev.reev.api.dashboard.system;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries of the system page: hosts and waiting runs. */
@Component
class SystemQueries {

  /** Attempts looked at for hosts: a few milliseconds of index, days of a quiet server. */
  private static final int ATTEMPTS = 2_000;

  private final JdbcClient jdbc;

  SystemQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Hosts of the newest attempts of a day, and what runs there now. */
  List<Host> hosts() {
    return jdbc.sql(
            """
            select coalesce(seen.host, busy.host) as host, coalesce(busy.runs, 0) as running,
              coalesce(seen.attempts, 0) as attempts, seen.last_at
            from (
              select host, count(*) as attempts, max(started_at) as last_at from (
                select host, started_at from run_attempt
                where started_at > now() - interval '1 day' and host is not null
                order by started_at desc limit ?
              ) newest group by host
            ) seen
            full join (
              select host, count(*) as runs from open_execution
              where started_at is not null and host is not null group by host
            ) busy on busy.host = seen.host
            order by host
            """)
        .param(ATTEMPTS)
        .query(
            (row, number) -> {
              OffsetDateTime last = row.getObject("last_at", OffsetDateTime.class);
              return new Host(
                  row.getString("host"),
                  row.getLong("running"),
                  row.getLong("attempts"),
                  last == null ? null : last.toInstant());
            })
        .list();
  }

  /** Turns of agents: who has some, and who waits for one. */
  List<Turns> turns() {
    return jdbc.sql(
            """
            select agent, count(*) filter (where workflow_started_at is not null) as under_way,
              count(*) filter (where workflow_started_at is null) as waiting
            from open_execution group by agent order by agent
            """)
        .query(Turns.class)
        .list();
  }

  /**
   * A machine that runs runners.
   *
   * @param attempts of the last day, as far as they were looked at
   * @param lastAt when the newest of them began; null when there was none
   */
  record Host(String host, long running, long attempts, @Nullable Instant lastAt) {}

  /** Runs of an agent that have not ended. */
  record Turns(String agent, long underWay, long waiting) {}
}
