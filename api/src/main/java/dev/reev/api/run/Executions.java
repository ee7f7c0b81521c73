package dev.reev.api.run;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface Executions extends Repository<Execution, UUID> {

  @Query(
      "select new dev.reev.api.run.StoredRun(e, r, d) from Execution e"
          + " left join ExecutionResult r on r.executionId = e.id"
          + " left join StoredDocument d on d.executionId = e.id"
          + " where e.id = :id and e.benchmarkId = :benchmarkId")
  Optional<StoredRun> find(@Param("id") UUID id, @Param("benchmarkId") String benchmarkId);

  boolean existsByIdAndBenchmarkId(UUID id, String benchmarkId);
}
