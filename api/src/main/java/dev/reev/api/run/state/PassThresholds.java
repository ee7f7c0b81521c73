package dev.reev.api.run.state;

import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lowest score that passes, from the text that was ordered. A session file names one too, but a
 * runner writes that, and a runner could ask too little of itself.
 */
@Component
class PassThresholds {

  /** Of a text that cannot be read any more: nothing less than everything. */
  private static final double UNREADABLE = 1;

  private final JdbcClient jdbc;

  PassThresholds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  double of(UUID executionId) {
    String yaml =
        jdbc.sql(
                """
                select t.yaml from execution e
                join benchmark_text t on t.sha256 = e.benchmark_sha256 where e.id = ?
                """)
            .param(executionId)
            .query(String.class)
            .single();
    try {
      return BenchmarkReader.read(yaml, "the benchmark").benchmark().passThreshold();
    } catch (InvalidBenchmarkException e) {
      return UNREADABLE;
    }
  }
}
