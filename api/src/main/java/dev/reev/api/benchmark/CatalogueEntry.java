package dev.reev.api.benchmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A benchmark as it is read. It is written by the statements of {@link CatalogueWriter} only. */
@Entity
@Immutable
@Table(name = "benchmark")
class CatalogueEntry {

  @Id private String id;

  @Column(nullable = false)
  private String versionSha256;

  @Column(nullable = false)
  private String description;

  @Column(nullable = false)
  private String prompt;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(nullable = false, columnDefinition = "text[]")
  private List<String> tags;

  @Column(nullable = false)
  private String ledger;

  @Column(nullable = false)
  private double passThreshold;

  @Column(nullable = false)
  private String source;

  private @Nullable String fileName;

  @Column(nullable = false)
  private Instant firstSeenAt;

  @Column(nullable = false)
  private Instant updatedAt;

  private @Nullable Instant retiredAt;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected CatalogueEntry() {}

  String id() {
    return id;
  }

  String versionSha256() {
    return versionSha256;
  }

  @Nullable String fileName() {
    return fileName;
  }

  boolean retired() {
    return retiredAt != null;
  }

  @Nullable Instant retiredAt() {
    return retiredAt;
  }

  BenchmarkView view() {
    return new BenchmarkView(id, description, List.copyOf(tags), prompt);
  }

  BenchmarkDetail detail(String yaml) {
    return new BenchmarkDetail(
        id,
        description,
        List.copyOf(tags),
        prompt,
        ledger,
        passThreshold,
        versionSha256,
        yaml,
        source,
        fileName,
        firstSeenAt,
        updatedAt,
        retiredAt);
  }
}
