package dev.reev.api.benchmark;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** Texts by their digest. */
public interface BenchmarkVersions extends Repository<BenchmarkVersion, String> {

  Optional<BenchmarkVersion> findById(String sha256);

  Optional<BenchmarkVersion> findBySha256AndBenchmarkId(String sha256, String benchmarkId);

  /** Also of one that was only ever sent along with a run. */
  boolean existsByBenchmarkId(String benchmarkId);

  @Query(
      """
      select new dev.reev.api.benchmark.VersionView$Summary(v.sha256, v.createdAt, e.id is not null)
      from BenchmarkVersion v
      left join CatalogueEntry e on e.id = v.benchmarkId and e.versionSha256 = v.sha256
      where v.benchmarkId = :benchmarkId
      order by v.createdAt desc, v.sha256
      """)
  List<VersionView.Summary> newest(@Param("benchmarkId") String benchmarkId, Limit limit);
}
