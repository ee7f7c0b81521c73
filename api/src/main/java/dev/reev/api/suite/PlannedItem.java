package dev.reev.api.suite;

import dev.reev.api.run.NewRun;
import org.jspecify.annotations.Nullable;

/**
 * One item of a suite that is about to be stored.
 *
 * @param ordinal from 0
 * @param repeat from 1
 * @param run null exactly when it cannot run here
 * @param skipped why it cannot
 */
record PlannedItem(
    int ordinal,
    String benchmark,
    String agent,
    int repeat,
    @Nullable NewRun run,
    @Nullable String skipped) {}
