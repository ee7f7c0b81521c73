package dev.reev.api.benchmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A benchmark text that was, or could be, run. Its digest is its key, so it never changes. */
@Entity
@Immutable
public class BenchmarkVersion {

  @Id private String sha256;

  @Column(nullable = false)
  private String benchmarkId;

  @Column(nullable = false)
  private String yaml;

  @Column(nullable = false)
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Filled in by Hibernate.
  protected BenchmarkVersion() {}

  /** Lower-case hex digest of {@link #yaml} in UTF-8. */
  public String sha256() {
    return sha256;
  }

  public String benchmarkId() {
    return benchmarkId;
  }

  public String yaml() {
    return yaml;
  }

  VersionView view() {
    return new VersionView(sha256, benchmarkId, createdAt, yaml);
  }
}
