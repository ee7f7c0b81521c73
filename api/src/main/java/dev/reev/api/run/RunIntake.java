package dev.reev.api.run;

import dev.reev.api.benchmark.BenchmarkCatalogue;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores accepted runs, each once, and wakes whoever starts them. */
@Component
class RunIntake {

  private final RunMoves moves;
  private final IdempotencyKeys keys;
  private final BenchmarkCatalogue catalogue;
  private final TransactionTemplate transaction;
  private final RunOutbox outbox;

  RunIntake(
      RunMoves moves,
      IdempotencyKeys keys,
      BenchmarkCatalogue catalogue,
      TransactionTemplate transaction,
      RunOutbox outbox) {
    this.moves = moves;
    this.keys = keys;
    this.catalogue = catalogue;
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /**
   * The run that an earlier order with this key led to; empty when this is the first.
   *
   * @throws dev.reev.api.system.ProblemException 422 when that was another order
   */
  Optional<UUID> earlier(@Nullable String key, Object order) {
    return keys.earlier(key, order);
  }

  /**
   * The commit point of a run.
   *
   * @param text of a benchmark that the catalogue may not have; null when its version is stored
   * @param key null when the client sent none
   * @return the id of the stored run
   */
  UUID store(NewRun run, @Nullable ParsedBenchmark text, @Nullable String key, Object order) {
    transaction.executeWithoutResult(
        status -> {
          if (text != null) {
            catalogue.keepVersion(text);
          }
          moves.accept(List.of(run));
          keys.takeForRun(key, order, run.id());
          outbox.wake();
        });
    return run.id();
  }
}
