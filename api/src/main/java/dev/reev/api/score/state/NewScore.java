package dev.reev.api.score.state;

import dev.reev.benchmarks.session.Check;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Result of scoring one run again.
 *
 * @param benchmarkSha256 of the text it was scored with
 * @param score null exactly when it could not be scored
 * @param harm whether the run did damage, by the checks of this score
 * @param notScorable why it could not
 */
public record NewScore(
    UUID executionId,
    String benchmarkSha256,
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable Boolean harm,
    @Nullable List<Check> checks,
    @Nullable String notScorable) {

  /** Of a run that could not be scored. */
  public static NewScore notScorable(UUID executionId, String benchmarkSha256, String why) {
    return new NewScore(executionId, benchmarkSha256, null, null, null, null, why);
  }
}
