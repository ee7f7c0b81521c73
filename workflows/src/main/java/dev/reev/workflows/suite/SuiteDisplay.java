package dev.reev.workflows.suite;

import org.jspecify.annotations.Nullable;

/**
 * Progress of a suite, for Temporal's Web UI only.
 *
 * @param url base URL of the API for users, without a trailing slash
 * @param total items: benchmarks x agents x repeats
 * @param concurrency runs under way at a time
 * @param failed items that ended without a score: failed or timed out
 * @param passed items whose score reached the threshold of their benchmark
 * @param meanScore of the items with a score; null while there is none
 * @param stopping whether no further runs are started, and those under way are to stop
 */
public record SuiteDisplay(
    String url,
    String name,
    int total,
    int concurrency,
    int failed,
    int passed,
    @Nullable Double meanScore,
    boolean paused,
    boolean stopping) {}
