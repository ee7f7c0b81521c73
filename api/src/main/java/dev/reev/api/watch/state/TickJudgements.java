package dev.reev.api.watch.state;

import dev.reev.api.database.Columns;
import dev.reev.api.watch.judge.TickVerdict;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.workflows.schedule.TickDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The steps to the decision of a tick, each with its evidence. */
@Component
public class TickJudgements {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TickJudgements(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Stores one step; an existing one stays as it is. */
  public StoredJudgement keep(
      UUID tick, int round, TickVerdict verdict, @Nullable UUID confirmation) {
    Decided decided = verdict instanceof Decided end ? end : null;
    jdbc.sql(
            """
            insert into tick_judgement (tick_id, round, decision, reason, evidence, regressed,
              confirmation_suite_id)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict do nothing
            """)
        .param(tick)
        .param(round)
        .param(decided == null ? null : decided.decision().name())
        .param(verdict.reason())
        .param(json.writeValueAsString(verdict.findings()))
        .param(decided == null ? new String[0] : decided.regressed().toArray(String[]::new))
        .param(confirmation)
        .update();
    return find(tick, round).orElseThrow();
  }

  public Optional<StoredJudgement> find(UUID tick, int round) {
    return of(tick).stream().filter(judgement -> judgement.round() == round).findFirst();
  }

  /** All steps of a tick, by round. */
  public List<StoredJudgement> of(UUID tick) {
    return jdbc.sql(
            """
            select * from tick_judgement where tick_id = ? order by round
            """)
        .param(tick)
        .query(TickJudgements::judgement)
        .list();
  }

  private static StoredJudgement judgement(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    return new StoredJudgement(
        row.getInt("round"),
        decision == null ? null : TickDecision.valueOf(decision),
        row.getString("reason"),
        row.getString("evidence"),
        List.of((String[]) row.getArray("regressed").getArray()),
        row.getObject("confirmation_suite_id", UUID.class),
        Columns.instant(row, "judged_at"));
  }

  /**
   * One step.
   *
   * @param decision null when a confirming suite was asked for
   * @param evidence JSON of the findings
   * @param confirmation the suite that was asked for
   */
  public record StoredJudgement(
      int round,
      @Nullable TickDecision decision,
      String reason,
      String evidence,
      List<String> regressed,
      @Nullable UUID confirmation,
      Instant judgedAt) {}
}
