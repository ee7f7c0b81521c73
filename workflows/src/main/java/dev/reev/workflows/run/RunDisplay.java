package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * How a run, or a suite, is shown in Temporal's Web UI. It changes nothing of the run itself.
 *
 * @param url where people reach the API, without a slash at the end; links start with it
 * @param indexed whether the server has the {@linkplain RunAttributes search attributes}; setting
 *     one that it does not have would be an error
 * @param trigger {@link Trigger#word}
 * @param suiteId null for a run of its own
 */
public record RunDisplay(String url, boolean indexed, String trigger, @Nullable String suiteId) {}
