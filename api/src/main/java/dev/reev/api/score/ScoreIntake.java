package dev.reev.api.score;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.api.run.IdempotencyKeys;
import dev.reev.api.run.RunOutbox;
import dev.reev.api.score.ScoreTargets.Checked;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores accepted score sets, each once, and wakes whoever starts them. */
@Component
class ScoreIntake {

  private final ScoreSets sets;
  private final BenchmarkCatalogue catalogue;
  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;
  private final RunOutbox outbox;

  ScoreIntake(
      ScoreSets sets,
      BenchmarkCatalogue catalogue,
      IdempotencyKeys keys,
      TransactionTemplate transaction,
      RunOutbox outbox) {
    this.sets = sets;
    this.catalogue = catalogue;
    this.keys = keys;
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /** The set that an earlier order with this key led to; fails as {@link IdempotencyKeys} says. */
  Optional<UUID> earlier(@Nullable String key, ScoreOrder order) {
    return keys.earlier(key, order);
  }

  /**
   * The commit point of a score set.
   *
   * @param text to score with; null: each run's own
   * @param key null when the client sent none
   * @return the id of the stored set
   */
  UUID store(
      ScoreOrder order, Checked checked, @Nullable ParsedBenchmark text, @Nullable String key) {
    UUID id = UUID.randomUUID();
    transaction.executeWithoutResult(
        status -> {
          if (text != null) {
            catalogue.keepVersion(text);
          }
          sets.accept(id, order, checked, text == null ? null : text.sha256());
          keys.takeForScoreSet(key, order, id);
          outbox.wake();
        });
    return id;
  }
}
