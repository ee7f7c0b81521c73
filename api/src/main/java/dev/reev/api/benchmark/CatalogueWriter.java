package dev.reev.api.benchmark;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Every way in which the catalogue changes. The newest edit wins: what was upserted stays until the
 * file of that benchmark changes. All is to be called in a transaction that holds {@link #lock}.
 */
@Component
class CatalogueWriter {

  /** Any number that nothing else locks: the first eight letters of "catalogue" as ASCII. */
  private static final long LOCK = 0x636174616c6f6775L;

  private static final String TAKE =
      """
      insert into benchmark as b (id, version_sha256, description, prompt, tags, ledger,
        pass_threshold, source, file_name, file_sha256)
      values (:id, :sha256, :description, :prompt, :tags, :ledger, :threshold, 'file', :file, :sha256)
      on conflict (id) do update set version_sha256 = excluded.version_sha256,
        description = excluded.description, prompt = excluded.prompt, tags = excluded.tags,
        ledger = excluded.ledger, pass_threshold = excluded.pass_threshold,
        source = excluded.source, retired_at = null, updated_at = now(),
        file_name = excluded.file_name, file_sha256 = excluded.file_sha256
      where b.retired_at is not null
        or b.file_sha256 is distinct from excluded.file_sha256
        or (b.source = 'file'
          and (b.version_sha256, b.file_name, b.ledger, b.pass_threshold) is distinct from
            (excluded.version_sha256, excluded.file_name, excluded.ledger, excluded.pass_threshold))
      returning b.xmax = 0
      """;

  private static final String UPSERT =
      """
      insert into benchmark as b (id, version_sha256, description, prompt, tags, ledger,
        pass_threshold, source)
      values (:id, :sha256, :description, :prompt, :tags, :ledger, :threshold, 'upsert')
      on conflict (id) do update set version_sha256 = excluded.version_sha256,
        description = excluded.description, prompt = excluded.prompt, tags = excluded.tags,
        ledger = excluded.ledger, pass_threshold = excluded.pass_threshold,
        source = excluded.source, retired_at = null, updated_at = now()
      where b.retired_at is not null or b.version_sha256 <> excluded.version_sha256
      returning b.xmax = 0
      """;

  private final BenchmarkCatalogue catalogue;
  private final JdbcClient jdbc;

  CatalogueWriter(BenchmarkCatalogue catalogue, JdbcClient jdbc) {
    this.catalogue = catalogue;
    this.jdbc = jdbc;
  }

  /**
   * Waits for whoever else changes the catalogue, on any server; held until the transaction ends. A
   * file must be read after this, or an older reading could replace a newer one.
   */
  void lock() {
    jdbc.sql(
            """
            select pg_advisory_xact_lock(?)
            """)
        .param(LOCK)
        .query((row, number) -> "")
        .single();
  }

  /** Takes what a file holds now. */
  Change take(ParsedBenchmark parsed, String fileName) {
    return write(parsed, jdbc.sql(TAKE).param("file", fileName));
  }

  /** Takes what a client sent; what is known of the file stays known. */
  Change upsert(ParsedBenchmark parsed) {
    return write(parsed, jdbc.sql(UPSERT));
  }

  /**
   * Retires the benchmarks whose file is gone or holds another one now.
   *
   * @param ids what the files hold
   * @param unreadable names of files that are there but no use: their last good text stays
   * @return ids of those that were retired just now
   */
  List<String> retireAllBut(Collection<String> ids, Collection<String> unreadable) {
    return jdbc.sql(
            """
            update benchmark set retired_at = now(), updated_at = now()
            where source = 'file' and retired_at is null
              and id <> all(:ids) and file_name <> all(:files)
            returning id
            """)
        .param("ids", ids.toArray(String[]::new))
        .param("files", unreadable.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /** A row that was inserted has no earlier transaction to end: its {@code xmax} is 0. */
  private Change write(ParsedBenchmark parsed, StatementSpec statement) {
    catalogue.keepVersion(parsed);
    Benchmark benchmark = parsed.benchmark();
    Optional<Boolean> inserted =
        statement
            .param("id", benchmark.id())
            .param("sha256", parsed.sha256())
            .param("description", benchmark.description())
            .param("prompt", benchmark.prompt())
            .param("tags", benchmark.tags().toArray(String[]::new))
            .param("ledger", benchmark.ledger())
            .param("threshold", benchmark.passThreshold())
            .query(Boolean.class)
            .optional();
    return inserted.map(row -> row ? Change.CREATED : Change.UPDATED).orElse(Change.UNCHANGED);
  }
}
