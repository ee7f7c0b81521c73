package dev.reev.api.benchmark;

import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.text.FigureText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue as runs use it. Texts are keyed by content, so a repeat changes nothing. */
@Component
public class BenchmarkCatalogue {

  private final CatalogueEntries entries;
  private final JdbcClient jdbc;

  BenchmarkCatalogue(CatalogueEntries entries, JdbcClient jdbc) {
    this.entries = entries;
    this.jdbc = jdbc;
  }

  /**
   * Digest of the version that a run of this benchmark uses now; empty for an unknown id.
   *
   * @throws ProblemException 409 when the benchmark is retired
   */
  public Optional<String> currentVersion(String benchmarkId) {
    Optional<CatalogueEntry> entry = entries.findById(benchmarkId);
    entry.filter(CatalogueEntry::retired).ifPresent(BenchmarkCatalogue::refuse);
    return entry.map(CatalogueEntry::versionSha256);
  }

  /** True for retired ones too. */
  public boolean knows(String benchmarkId) {
    return entries.existsById(benchmarkId);
  }

  /** Keeps a text so that runs can point at it; the catalogue stays as it is. */
  public void keepVersion(ParsedBenchmark parsed) {
    jdbc.sql(
            """
            insert into benchmark_version (sha256, benchmark_id, yaml) values (?, ?, ?)
            on conflict (sha256) do nothing
            """)
        .params(parsed.sha256(), parsed.benchmark().id(), parsed.yaml())
        .update();
  }

  private static void refuse(CatalogueEntry entry) {
    throw new ProblemException(
        HttpStatus.CONFLICT,
        "benchmark_retired",
        "benchmark '%s' is retired: %s is gone since %s; bring it back and sync, or upsert it"
            .formatted(
                entry.id(),
                entry.fileName(),
                FigureText.time(Objects.requireNonNull(entry.retiredAt()))),
        List.of());
  }
}
