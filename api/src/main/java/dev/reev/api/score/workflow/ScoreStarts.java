package dev.reev.api.score.workflow;

import dev.reev.activities.trace.Traceparent;
import dev.reev.api.outbox.OutboxSource;
import dev.reev.api.score.state.StoredScoreSet;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.api.temporal.UnavailableException;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the workflows of score sets, one per transaction, with the row locked meanwhile. */
@Component
@Order(OutboxSource.SCORE_STARTS)
class ScoreStarts implements OutboxSource {

  private final JdbcClient jdbc;
  private final StoredScoreSets sets;
  private final ScoreEngine engine;

  ScoreStarts(JdbcClient jdbc, StoredScoreSets sets, ScoreEngine engine) {
    this.jdbc = jdbc;
    this.sets = sets;
    this.engine = engine;
  }

  @Override
  public boolean isReachable() {
    return engine.isReachable();
  }

  @Override
  @Transactional(rollbackFor = UnavailableException.class)
  public boolean sendNext() throws UnavailableException {
    Optional<Waiting> next =
        jdbc.sql(
                """
                select id, traceparent from open_score_set where workflow_started_at is null
                order by created_at limit 1 for update skip locked
                """)
            .query(Waiting.class)
            .optional();
    if (next.isPresent()) {
      Waiting waiting = next.get();
      StoredScoreSet set = sets.find(waiting.id()).orElseThrow();
      try (Scope order = Traceparent.context(waiting.traceparent()).makeCurrent()) {
        engine.start(set.id(), "%s: %d runs".formatted(set.target().title(), set.tally().runs()));
      }
      sets.workflowStarted(set.id());
    }
    return next.isPresent();
  }

  private record Waiting(UUID id, @Nullable String traceparent) {}
}
