package dev.reev.api.suite.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * State and score of one item of a suite.
 *
 * @param ordinal from 0, in the order of the suite
 * @param repeat from 1
 * @param run its newest run; null exactly when it was skipped
 * @param state Pending, Running, Completed, Failed, Stopped, TimedOut or Skipped
 * @param score 0 to 1; null when there is none, which is not zero
 * @param passed whether the score reached the benchmark's threshold; null without a score
 * @param failureClass why there is no score; null unless the run failed
 * @param skipped why it cannot run here
 */
public record ItemOutcome(
    int ordinal,
    String benchmark,
    String agent,
    int repeat,
    @Nullable UUID run,
    String state,
    @Nullable Double score,
    @Nullable Boolean passed,
    @Nullable String failureClass,
    @Nullable String skipped) {}
