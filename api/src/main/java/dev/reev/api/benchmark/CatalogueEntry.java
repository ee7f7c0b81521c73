package dev.reev.api.benchmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The current version of a benchmark of the suite. */
@Entity
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

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected CatalogueEntry() {}

  String versionSha256() {
    return versionSha256;
  }

  BenchmarkView view() {
    return new BenchmarkView(id, description, List.copyOf(tags), prompt);
  }
}
