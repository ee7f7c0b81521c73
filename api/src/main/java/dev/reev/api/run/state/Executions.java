package dev.reev.api.run.state;

import dev.reev.workflows.run.RunState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

public interface Executions extends Repository<Execution, UUID> {

  @Query(
      """
      select new dev.reev.api.run.state.StoredRun(e, d) from Execution e
      left join StoredDocument d on d.executionId = e.id
      where e.id = :id
      """)
  Optional<StoredRun> find(@Param("id") UUID id);

  @Query(
      """
      select new dev.reev.api.run.state.StoredRun(e, d) from Execution e
      left join StoredDocument d on d.executionId = e.id
      where e.benchmarkId = :benchmarkId
      order by e.createdAt desc, e.id desc
      """)
  List<StoredRun> newest(@Param("benchmarkId") String benchmarkId, Limit limit);

  @Query(
      """
      select new dev.reev.api.run.state.StoredRun(e, d) from Execution e
      left join StoredDocument d on d.executionId = e.id
      where e.benchmarkId = :benchmarkId and e.agent = :agent
      order by e.createdAt desc, e.id desc
      """)
  List<StoredRun> newest(
      @Param("benchmarkId") String benchmarkId, @Param("agent") String agent, Limit limit);

  @Query(
      """
      select e.id from Execution e where e.id in :ids and e.state in :states
      """)
  Set<UUID> inStates(@Param("ids") Collection<UUID> ids, @Param("states") List<RunState> states);

  Optional<Execution> findById(UUID id);

  boolean existsById(UUID id);

  boolean existsByIdAndBenchmarkId(UUID id, String benchmarkId);

  boolean existsByAgent(String agent);

  boolean existsByBenchmarkId(String benchmarkId);
}
