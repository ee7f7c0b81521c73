package dev.reev.api.suite.state;

import dev.reev.api.run.state.RunUsage;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a suite used up together, as far as their sessions say. Null where none says.
 *
 * @param executionTimeMs evaluation time of those with a score
 */
public record SuiteUsage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Double costUsd,
    @Nullable Long executionTimeMs) {

  /** In and out together; null when neither is known. */
  public @Nullable Long tokens() {
    return new RunUsage(inputTokens, outputTokens, costUsd).tokens();
  }
}
