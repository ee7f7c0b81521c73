package dev.reev.api.score;

import dev.reev.api.benchmark.SentBenchmark;
import dev.reev.api.score.ScoreTargets.Checked;
import dev.reev.api.system.ProblemException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders to score again, or refuses them with one clear line. Needs the database only. */
@Component
class ScoreOrders {

  private final ScoreTargets targets;
  private final ScoreIntake intake;

  ScoreOrders(ScoreTargets targets, ScoreIntake intake) {
    this.targets = targets;
    this.intake = intake;
  }

  /**
   * The id of a score set that is stored and will not be lost.
   *
   * @param key the client's Idempotency-Key, if it sent one
   * @throws ProblemException 400, 404, 409 or 422 with what is wrong
   */
  UUID accept(ScoreOrder order, @Nullable String key) {
    Optional<UUID> earlier = intake.earlier(key, order);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    ParsedBenchmark text =
        order.ymlContent() == null ? null : SentBenchmark.read(order.ymlContent());
    Checked checked = targets.check(order.target(), text == null ? null : text.benchmark().id());
    return intake.store(order, checked, text, key);
  }
}
