package dev.reev.api.suite;

import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import dev.reev.api.run.IdempotencyKeys;
import dev.reev.api.run.SuiteRuns;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores accepted suites with all their runs, each once, and wakes whoever starts them. */
@Component
class SuiteIntake {

  private final SuiteCells cells;
  private final SuiteMoves moves;
  private final SuiteRuns runs;
  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;

  SuiteIntake(
      SuiteCells cells,
      SuiteMoves moves,
      SuiteRuns runs,
      IdempotencyKeys keys,
      TransactionTemplate transaction) {
    this.cells = cells;
    this.moves = moves;
    this.runs = runs;
    this.keys = keys;
    this.transaction = transaction;
  }

  /**
   * The suite that an earlier order with this key led to; fails as {@link IdempotencyKeys} says.
   */
  Optional<UUID> earlier(@Nullable String key, SuiteOrder order) {
    return keys.earlier(key, order);
  }

  /**
   * The commit point of a suite.
   *
   * @param key null when the client sent none
   * @return the id of the stored suite
   */
  UUID store(NewSuite suite, List<Selected> benchmarks, @Nullable String key) {
    List<Cell> items = cells.of(suite.id(), suite.order(), benchmarks);
    transaction.executeWithoutResult(status -> insert(suite, items, key));
    return suite.id();
  }

  private void insert(NewSuite suite, List<Cell> items, @Nullable String key) {
    boolean isNew =
        moves.accept(suite.id(), suite.order(), suite.kind(), suite.parentWorkflow(), items.size());
    // Else the same call was made before and its answer lost: that is the suite.
    if (isNew) {
      runs.store(items.stream().map(Cell::run).filter(Objects::nonNull).toList());
      moves.acceptItems(suite.id(), items);
    }
    keys.takeForSuite(key, suite.order(), suite.id());
  }
}
