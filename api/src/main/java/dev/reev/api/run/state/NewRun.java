package dev.reev.api.run.state;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that passed all checks and is about to be stored.
 *
 * @param sealedConfig how its agent asks its model, for workers only; null when its definition says
 *     it all
 * @param place null for a run of its own
 */
public record NewRun(
    UUID id,
    String benchmarkId,
    String benchmarkSha256,
    String agent,
    Duration timeout,
    int priority,
    @Nullable String suite,
    Map<String, String> labels,
    @Nullable UUID rerunOf,
    @Nullable String sealedConfig,
    @Nullable Place place) {

  /**
   * Position of a run in its suite.
   *
   * @param ordinal from 0; runs are taken in this order
   */
  public record Place(UUID suiteId, int ordinal) {}

  /** An ordinary run. */
  public static NewRun of(
      UUID id, String benchmarkId, String benchmarkSha256, String agent, Duration timeout) {
    return new NewRun(
        id,
        benchmarkId,
        benchmarkSha256,
        agent,
        timeout,
        RunLimits.ORDINARY_PRIORITY,
        null,
        Map.of(),
        null,
        null,
        null);
  }
}
