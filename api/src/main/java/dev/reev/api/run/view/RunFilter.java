package dev.reev.api.run.view;

import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order of a list of runs. Null and empty parts do not filter.
 *
 * @param labels all of them must fit
 * @param text part of a name, or the beginning of an id
 * @param since creation time, inclusive
 * @param until creation time, exclusive
 * @param after the last run of the page before
 * @param limit size of a page, at least 1
 */
record RunFilter(
    Set<RunState> states,
    @Nullable String benchmark,
    @Nullable String agent,
    @Nullable String suite,
    Map<String, String> labels,
    @Nullable String text,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Double minScore,
    @Nullable Double maxScore,
    RunSort sort,
    @Nullable RunCursor after,
    int limit) {}
