package dev.reev.api.suite.state;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a suite, as a client submits it. It is stored unchanged with the suite, and can
 * be submitted again.
 *
 * @param name under which suites of the same kind are found and compared
 * @param benchmarks ids in which {@code *} stands for any text and {@code ?} for one character
 * @param tags all benchmarks that carry one of them
 * @param agents names of agents
 * @param repeats runs of each agent on each benchmark
 * @param concurrency runs under way at a time
 * @param maxFailures runs that may end without a score before the rest is not started; null: all
 *     are tried
 * @param timeoutSeconds wall time of one attempt of a run
 * @param priority 1 is served first, 5 last
 * @param labels sorted, so that the same order always has the same digest
 */
public record SuiteOrder(
    String name,
    List<String> benchmarks,
    List<String> tags,
    List<String> agents,
    int repeats,
    int concurrency,
    @Nullable Integer maxFailures,
    int timeoutSeconds,
    int priority,
    SortedMap<String, String> labels) {}
