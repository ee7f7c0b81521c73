package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Display of a tick in Temporal's Web UI. It does not affect the tick itself.
 *
 * @param url base URL of the API for users, without a trailing slash
 * @param indexed whether the server has the search attributes; setting one that it lacks would be
 *     an error
 * @param control agent of known scores; null without one
 * @param maxRounds most confirming suites; null without a watch
 */
public record TickDisplay(
    String url, boolean indexed, @Nullable String control, @Nullable Integer maxRounds) {}
