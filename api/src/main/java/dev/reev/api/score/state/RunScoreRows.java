package dev.reev.api.score.state;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.Check;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds the new scores of runs. A run has one in each set: a second one changes nothing. */
@Component
public class RunScoreRows {

  /** Scores are written as JSON: as exact as they are, and empty where they are missing. */
  private static final String ADD =
      """
      with added as (
        insert into run_score (score_set_id, execution_id, benchmark_sha256, scorer, score, passed, harm,
          checks, not_scorable)
        select :set, r.execution_id, r.benchmark_sha256, :scorer, r.score, r.passed, r.harm, r.checks,
          r.not_scorable
        from jsonb_to_recordset(:scores::jsonb) as r (execution_id uuid, benchmark_sha256 text,
          score double precision, passed boolean, harm boolean, checks jsonb, not_scorable text)
        on conflict do nothing
        returning execution_id, score, passed, harm
      ), sums as (
        select count(a.score) as scored, count(*) - count(a.score) as not_scorable,
          count(*) filter (where abs(a.score - e.score) > 1e-9 or a.passed <> e.passed
            or a.harm <> e.harm) as changed,
          coalesce(sum(a.score), 0) as score_sum,
          coalesce(sum(e.score) filter (where a.score is not null), 0) as first_score_sum,
          count(*) filter (where a.passed) as passed,
          count(*) filter (where a.score is not null and e.passed) as first_passed,
          count(*) filter (where a.harm) as harmful,
          count(*) filter (where a.score is not null and e.harm) as first_harmful
        from added a join run_summary e on e.id = a.execution_id
      )
      update score_set s set
        scored = s.scored + sums.scored, not_scorable = s.not_scorable + sums.not_scorable,
        changed = s.changed + sums.changed, score_sum = s.score_sum + sums.score_sum,
        first_score_sum = s.first_score_sum + sums.first_score_sum, passed = s.passed + sums.passed,
        first_passed = s.first_passed + sums.first_passed, harmful = s.harmful + sums.harmful,
        first_harmful = s.first_harmful + sums.first_harmful, updated_at = now()
      from sums where s.id = :set
      """;

  private final JdbcClient jdbc;

  RunScoreRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores them with the counts of their set, all or none. */
  public void add(UUID set, String scorer, List<NewScore> scores) {
    jdbc.sql(ADD)
        .param("set", set)
        .param("scorer", scorer)
        .param(
            "scores",
            ReevJson.MAPPER.writeValueAsString(
                scores.stream().map(RunScoreRows::storable).toList()))
        .update();
  }

  /** Texts of checks come from programs and agents; PostgreSQL's JSON does not accept NUL. */
  private static NewScore storable(NewScore score) {
    List<Check> checks = score.checks();
    return checks == null
        ? score
        : new NewScore(
            score.executionId(),
            score.benchmarkSha256(),
            score.score(),
            score.passed(),
            score.harm(),
            checks.stream().map(RunScoreRows::storable).toList(),
            score.notScorable());
  }

  private static Check storable(Check check) {
    return new Check(
        storable(check.id()),
        storable(check.kind()),
        check.step(),
        check.weight(),
        check.critical(),
        storable(check.expected()),
        storable(check.actual()),
        check.points(),
        check.holds(),
        check.harm(),
        check.message() == null ? null : storable(check.message()));
  }

  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
