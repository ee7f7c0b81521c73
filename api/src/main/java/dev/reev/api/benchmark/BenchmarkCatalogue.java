package dev.reev.api.benchmark;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Benchmarks in the database. Everything is keyed by content, so a repeat changes nothing. */
@Component
public class BenchmarkCatalogue {

  private final CatalogueEntries entries;
  private final JdbcClient jdbc;

  BenchmarkCatalogue(CatalogueEntries entries, JdbcClient jdbc) {
    this.entries = entries;
    this.jdbc = jdbc;
  }

  /** Digest of the version that a run of this benchmark uses now; empty for an unknown id. */
  public Optional<String> currentVersion(String benchmarkId) {
    return entries.findById(benchmarkId).map(CatalogueEntry::versionSha256);
  }

  /** Keeps a text so that runs can point at it; the catalogue stays as it is. */
  public void keepVersion(ParsedBenchmark parsed) {
    jdbc.sql(
            "insert into benchmark_version (sha256, benchmark_id, yaml) values (?, ?, ?)"
                + " on conflict (sha256) do nothing")
        .params(parsed.sha256(), parsed.benchmark().id(), parsed.yaml())
        .update();
  }

  /** Makes this text the current version of its benchmark. */
  @Transactional
  public void publish(ParsedBenchmark parsed) {
    keepVersion(parsed);
    Benchmark benchmark = parsed.benchmark();
    jdbc.sql(
            "insert into benchmark (id, version_sha256, description, prompt, tags)"
                + " values (?, ?, ?, ?, ?)"
                + " on conflict (id) do update set version_sha256 = excluded.version_sha256,"
                + " description = excluded.description, prompt = excluded.prompt,"
                + " tags = excluded.tags, updated_at = now()"
                + " where benchmark.version_sha256 <> excluded.version_sha256")
        .params(
            benchmark.id(),
            parsed.sha256(),
            benchmark.description(),
            benchmark.prompt(),
            benchmark.tags().toArray(String[]::new))
        .update();
  }
}
