package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * Display of a run or suite in Temporal's Web UI. It does not affect the run itself.
 *
 * @param url base URL of the API for users, without a trailing slash; links start with it
 * @param indexed whether the server has the {@linkplain RunAttributes search attributes}; setting
 *     one that it lacks would be an error
 * @param trigger {@link Trigger#word}
 * @param suiteId null for a single run
 */
public record RunDisplay(String url, boolean indexed, String trigger, @Nullable String suiteId) {}
