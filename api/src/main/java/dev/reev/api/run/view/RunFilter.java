package dev.reev.api.run.view;

import dev.reev.api.request.PageCursor;
import dev.reev.workflows.run.RunState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a list shows, newest first. Null and empty parts do not filter.
 *
 * @param labels all of them must fit
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
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Double minScore,
    @Nullable Double maxScore,
    @Nullable PageCursor after,
    int limit) {}
