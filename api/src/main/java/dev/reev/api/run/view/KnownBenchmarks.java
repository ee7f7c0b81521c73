package dev.reev.api.run.view;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import dev.reev.api.run.state.Executions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Benchmarks that can be asked about: those of the catalogue, and those that have runs. */
@Component
public class KnownBenchmarks {

  private final BenchmarkCatalogue catalogue;
  private final Executions executions;

  KnownBenchmarks(BenchmarkCatalogue catalogue, Executions executions) {
    this.catalogue = catalogue;
    this.executions = executions;
  }

  /**
   * Rejects a misspelt benchmark, whose list of runs would be misleadingly empty.
   *
   * @throws ProblemException 400 when the benchmark is unknown
   */
  public void require(String field, @Nullable String id) {
    if (id != null && !catalogue.knows(id) && !executions.existsByBenchmarkId(id)) {
      throw ProblemExceptions.invalid(
          field, "'%s' is not a benchmark and has no runs".formatted(id));
    }
  }
}
