package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What Temporal's Web UI is to show of a tick, beside what the tick does. It changes nothing of the
 * tick itself.
 *
 * @param url where people reach the API, without a slash at the end
 * @param indexed whether the server has the search attributes; setting one that it does not have
 *     would be an error
 * @param control agent of known scores; null without one
 * @param maxRounds confirming suites at most; null without a watch
 */
public record TickDisplay(
    String url, boolean indexed, @Nullable String control, @Nullable Integer maxRounds) {}
