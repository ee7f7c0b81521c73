package dev.reev.api.score;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.benchmark.SentBenchmark;
import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.idempotency.IdempotencyKeys.Resource;
import dev.reev.api.outbox.Outbox;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.score.state.ScoreOrder;
import dev.reev.api.score.state.ScoreTargets;
import dev.reev.api.score.state.ScoreTargets.Checked;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The commit point of score sets: takes orders to score again. Needs the database only. */
@Component
class ScoreSubmission {

  private final ScoreTargets targets;
  private final StoredScoreSets sets;
  private final BenchmarkCatalogue catalogue;
  private final IdempotencyKeys keys;
  private final Outbox outbox;

  ScoreSubmission(
      ScoreTargets targets,
      StoredScoreSets sets,
      BenchmarkCatalogue catalogue,
      IdempotencyKeys keys,
      Outbox outbox) {
    this.targets = targets;
    this.sets = sets;
    this.catalogue = catalogue;
    this.keys = keys;
    this.outbox = outbox;
  }

  /**
   * The id of a score set that is stored and will not be lost.
   *
   * @param key the client's Idempotency-Key, if it sent one
   * @throws ProblemException 400, 404, 409 or 422 with what is wrong
   */
  UUID submit(ScoreOrder order, @Nullable String key) {
    return keys.once(key, order, Resource.SCORE_SET, () -> store(order));
  }

  private UUID store(ScoreOrder order) {
    ParsedBenchmark text =
        order.ymlContent() == null ? null : SentBenchmark.read(order.ymlContent());
    Checked checked = targets.check(order.target(), text == null ? null : text.benchmark().id());
    UUID id = UUID.randomUUID();
    if (text != null) {
      catalogue.keepVersion(text);
    }
    sets.accept(id, order, checked, text == null ? null : text.sha256());
    outbox.wake();
    return id;
  }
}
