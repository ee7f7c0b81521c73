package dev.reev.api.watch.rule;

import dev.reev.api.suite.submit.SuiteBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as its ticks need it.
 *
 * @param watch null without a watch
 * @param told whether it has a webhook
 */
public record WatchedSchedule(
    UUID id, String name, SuiteBody suite, @Nullable WatchBody watch, boolean told) {}
