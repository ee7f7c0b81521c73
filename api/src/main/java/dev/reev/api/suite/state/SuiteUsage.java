package dev.reev.api.suite.state;

import dev.reev.api.run.state.RunUsage;
import org.jspecify.annotations.Nullable;

/**
 * Total usage of the runs of a suite, as far as their sessions report it. Null where none does.
 *
 * @param executionTimeMs evaluation time of those with a score
 */
public record SuiteUsage(
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable Double costUsd,
    @Nullable Long executionTimeMs) {

  /** Input and output tokens together; null when neither is known. */
  public @Nullable Long tokens() {
    return new RunUsage(inputTokens, outputTokens, costUsd).tokens();
  }
}
