package dev.reev.api.comparison;

import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.score.state.CoveredRuns.LaterScore;
import dev.reev.api.score.view.LaterScores;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import dev.reev.statistics.Outcome.Missing;
import dev.reev.statistics.Outcome.Scored;
import dev.reev.statistics.Outcome.Skipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs with the scores that were chosen for them, and what those were made with. */
@Component
public class SideScores {

  private final LaterScores later;
  private final JdbcClient jdbc;

  SideScores(LaterScores later, JdbcClient jdbc) {
    this.later = later;
    this.jdbc = jdbc;
  }

  /** Runs as they count, and what their scores were made with. */
  public record Chosen(List<ObservedRun> observations, ScoredWith with) {}

  /** How many of these runs had an agent that nothing kept from its own score. */
  public long unconfined(List<ObservedRun> observations) {
    return used(observations).values().stream().filter(RunFigures::unconfined).count();
  }

  /** What is known of these runs, by id. */
  Map<UUID, RunFigures> used(List<ObservedRun> observations) {
    return jdbc
        .sql(
            """
            select id, unconfined, input_tokens, output_tokens, cost_usd, execution_time_ms as millis
            from run_summary where id = any(?)
            """)
        .param(
            observations.stream()
                .map(ObservedRun::run)
                .filter(Objects::nonNull)
                .toArray(UUID[]::new))
        .query(RunFigures.class)
        .list()
        .stream()
        .collect(Collectors.toMap(RunFigures::id, used -> used));
  }

  /**
   * What a set does not cover is no part of what is counted, as if it could not run here; what it
   * could not score is missing. A run that broke is what it was.
   *
   * @param first the runs with their first scores
   * @throws dev.reev.api.problem.ProblemException 400 when the set covers none of them, 404 when
   *     there is no such set, 409 unless it is complete
   */
  public Chosen choose(List<ObservedRun> first, ScoreChoice choice) {
    List<UUID> runs = first.stream().map(ObservedRun::run).filter(Objects::nonNull).toList();
    if (choice.set() == null) {
      return new Chosen(first, firstScores(runs));
    }
    Map<UUID, LaterScore> scores = later.of(choice.set(), runs);
    if (scores.isEmpty()) {
      throw ProblemExceptions.invalid(
          choice.field(), "is a score set that covers none of these runs");
    }
    return new Chosen(
        first.stream().map(each -> chosen(each, scores)).toList(), laterScores(first, scores));
  }

  private static ObservedRun chosen(ObservedRun first, Map<UUID, LaterScore> scores) {
    UUID run = first.run();
    LaterScore score = run == null ? null : scores.get(run);
    return new ObservedRun(
        first.benchmark(),
        first.agent(),
        first.repeat(),
        first.run(),
        score == null ? new Skipped() : outcome(first.outcome(), score));
  }

  private static Outcome outcome(Outcome first, LaterScore later) {
    if (later.score() != null && later.passed() != null) {
      return new Scored(later.score(), later.passed());
    }
    return first instanceof Scored ? new Missing() : first;
  }

  private ScoredWith firstScores(List<UUID> runs) {
    List<Made> made =
        jdbc.sql(
                """
                select distinct benchmark_id as benchmark, benchmark_sha256 as sha256,
                  case when score is not null then coalesce(provenance ->> 'scorer', :unknown) end as scorer
                from run_provenance where id = any(:runs)
                """)
            .param("unknown", ScoredWith.UNKNOWN)
            .param("runs", runs.toArray(UUID[]::new))
            .query(Made.class)
            .list();
    return scoredWith(made);
  }

  private static ScoredWith laterScores(List<ObservedRun> first, Map<UUID, LaterScore> scores) {
    Map<UUID, String> benchmarks = new HashMap<>();
    first.stream()
        .filter(each -> each.run() != null)
        .forEach(each -> benchmarks.put(each.run(), each.benchmark()));
    return scoredWith(
        scores.values().stream()
            .filter(score -> score.score() != null && score.benchmarkSha256() != null)
            .map(
                score ->
                    new Made(
                        String.valueOf(benchmarks.get(score.run())),
                        String.valueOf(score.benchmarkSha256()),
                        score.scorer()))
            .toList());
  }

  private static ScoredWith scoredWith(List<Made> made) {
    Map<String, Set<String>> texts =
        made.stream()
            .collect(
                Collectors.groupingBy(
                    Made::benchmark, Collectors.mapping(Made::sha256, Collectors.toSet())));
    return new ScoredWith(
        texts,
        made.stream()
            .map(Made::scorer)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * What a score was made with.
   *
   * @param scorer null for a run without a score
   */
  private record Made(String benchmark, String sha256, @Nullable String scorer) {}
}
