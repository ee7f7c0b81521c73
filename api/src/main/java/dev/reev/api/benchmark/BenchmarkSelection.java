package dev.reev.api.benchmark;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.benchmarks.benchmark.Benchmark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses benchmarks of the catalogue by id, pattern and tag. */
@Component
public class BenchmarkSelection {

  /** PostgreSQL's own patterns take time that grows with the text only, whatever a client sends. */
  private static final String LIKE =
      """
      select p.given, b.id, b.version_sha256, b.ledger
      from unnest(:given, :like) as p (given, pattern)
      left join benchmark b on b.retired_at is null and b.id like p.pattern
      """;

  private static final String TAGGED =
      """
      select t.given, b.id, b.version_sha256, b.ledger
      from unnest(:given) as t (given)
      left join benchmark b on b.retired_at is null and t.given = any(b.tags)
      """;

  private final JdbcClient jdbc;

  BenchmarkSelection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those that fit any pattern or carry any tag, each once, in the order of their ids. Retired ones
   * are not chosen.
   *
   * @param patterns ids in which {@code *} stands for any text and {@code ?} for one character
   * @throws ProblemException 400 that names the pattern or tag that fits none
   */
  public List<Selected> select(Collection<String> patterns, Collection<String> tags) {
    Map<String, Selected> byId = new TreeMap<>();
    List<FieldProblem> problems = new ArrayList<>();
    String[] given = patterns.toArray(String[]::new);
    collect(
        "benchmarks",
        jdbc.sql(LIKE)
            .param("given", given)
            .param("like", patterns.stream().map(BenchmarkSelection::like).toArray(String[]::new))
            .query((row, number) -> Fit.of(row))
            .list(),
        byId,
        problems);
    collect(
        "tags",
        jdbc.sql(TAGGED)
            .param("given", tags.toArray(String[]::new))
            .query((row, number) -> Fit.of(row))
            .list(),
        byId,
        problems);
    if (!problems.isEmpty()) {
      throw ProblemExceptions.invalid(problems);
    }
    return List.copyOf(byId.values());
  }

  private static void collect(
      String field, List<Fit> fits, Map<String, Selected> byId, List<FieldProblem> problems) {
    Set<String> unfit = new TreeSet<>();
    for (Fit fit : fits) {
      Selected selected = fit.selected();
      if (selected == null) {
        unfit.add(fit.given());
      } else {
        byId.put(selected.id(), selected);
      }
    }
    if (!unfit.isEmpty()) {
      problems.add(
          new FieldProblem(
              field,
              ProblemExceptions.quoted(unfit)
                  + (unfit.size() == 1 ? " fits" : " fit")
                  + " no benchmark of the catalogue"));
    }
  }

  private static String like(String pattern) {
    return pattern.replaceAll("([\\\\%_])", "\\\\$1").replaceAll("\\*+", "%").replace('?', '_');
  }

  /**
   * A benchmark that can be run.
   *
   * @param versionSha256 of the text that a run uses now
   * @param needsFork whether it needs a fork of Solana mainnet as its ledger
   */
  public record Selected(String id, String versionSha256, boolean needsFork) {}

  /** Matches of a pattern or tag; null when there are none. */
  private record Fit(String given, @Nullable Selected selected) {

    static Fit of(ResultSet row) throws SQLException {
      String id = row.getString("id");
      return new Fit(
          row.getString("given"),
          id == null
              ? null
              : new Selected(
                  id,
                  row.getString("version_sha256"),
                  row.getString("ledger").equals(Benchmark.MAINNET_FORK)));
    }
  }
}
