package dev.reev.api.watch.verdict;

import dev.reev.api.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Last verdicts of watched schedules. */
@Component
public class ScheduleVerdicts {

  /** Most regressions listed; for more, the list of schedules is the better view. */
  private static final int REGRESSIONS = 20;

  /** Most changes listed of a tick; the page of the tick has all of them. */
  private static final int SUSPECTS = 3;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ScheduleVerdicts(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Last verdicts by schedule name; leaves out schedules without one. */
  public Map<String, Verdict> of(Collection<String> schedules) {
    return jdbc
        .sql(
            """
            select * from schedule_verdict where name = any(?)
            """)
        .param(schedules.toArray(String[]::new))
        .query(this::verdict)
        .list()
        .stream()
        .collect(Collectors.toMap(Verdict::schedule, Function.identity()));
  }

  /** Schedules that regressed and have not recovered, the newest regression first. */
  public List<Verdict> regressed() {
    return jdbc.sql(
            """
            select * from schedule_verdict where regressed_since is not null
            order by regressed_since desc, name limit ?
            """)
        .param(REGRESSIONS)
        .query(this::verdict)
        .list();
  }

  /** Number of schedules with a verdict. */
  public int judged() {
    return jdbc.sql(
            """
            select count(*) from schedule_verdict
            """)
        .query(Integer.class)
        .single();
  }

  private Verdict verdict(ResultSet row, int number) throws SQLException {
    Instant since = Columns.instantOrNull(row, "regressed_since");
    return new Verdict(
        row.getString("name"),
        row.getObject("tick_id", UUID.class),
        row.getString("decision").toLowerCase(Locale.ROOT),
        Columns.instant(row, "decided_for"),
        since == null ? null : regression(row, since));
  }

  private Regression regression(ResultSet row, Instant since) throws SQLException {
    return new Regression(
        row.getObject("first_bad_tick_id", UUID.class),
        since,
        List.of((String[]) row.getArray("regressed").getArray()),
        row.getString("reason"),
        suspects(row.getString("changes")));
  }

  private List<String> suspects(@Nullable String changes) {
    return changes == null
        ? List.of()
        : json.readTree(changes)
            .valueStream()
            .map(change -> change.path("note").asString(""))
            .filter(note -> !note.isEmpty())
            .limit(SUSPECTS)
            .toList();
  }

  /**
   * The last verdict of a schedule.
   *
   * @param tick the tick with this verdict
   * @param decision as clients see it
   * @param at scheduled time of the tick
   * @param regression null when there was no regression, or the schedule has recovered
   */
  public record Verdict(
      String schedule, UUID tick, String decision, Instant at, @Nullable Regression regression) {}

  /**
   * A regression that has not ended.
   *
   * @param firstBad the tick with which it began
   * @param agents that got worse
   * @param reason one line for people
   * @param suspects what changed with the first bad tick
   */
  public record Regression(
      UUID firstBad, Instant since, List<String> agents, String reason, List<String> suspects) {}
}
