package dev.reev.api.run;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.system.ProblemException;
import dev.reev.api.system.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Benchmarks that can be asked about: those of the catalogue, and those that have runs. */
@Component
class KnownBenchmarks {

  private final BenchmarkCatalogue catalogue;
  private final JdbcClient jdbc;

  KnownBenchmarks(BenchmarkCatalogue catalogue, JdbcClient jdbc) {
    this.catalogue = catalogue;
    this.jdbc = jdbc;
  }

  /**
   * A misspelt benchmark has no runs, which says nothing.
   *
   * @throws ProblemException 400 when nobody knows the benchmark
   */
  void require(String field, @Nullable String id) {
    if (id != null && !catalogue.knows(id) && !hasRuns(id)) {
      throw Problems.invalid(field, "'%s' is not a benchmark and has no runs".formatted(id));
    }
  }

  private boolean hasRuns(String id) {
    return jdbc.sql("select exists (select from execution where benchmark_id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }
}
