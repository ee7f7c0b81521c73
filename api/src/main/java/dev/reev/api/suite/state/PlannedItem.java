package dev.reev.api.suite.state;

import dev.reev.api.run.state.NewRun;
import org.jspecify.annotations.Nullable;

/**
 * One item of a suite before it is stored.
 *
 * @param ordinal from 0
 * @param repeat from 1
 * @param run null exactly when it cannot run here
 * @param skipped why it cannot
 */
public record PlannedItem(
    int ordinal,
    String benchmark,
    String agent,
    int repeat,
    @Nullable NewRun run,
    @Nullable String skipped) {}
