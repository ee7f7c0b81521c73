package dev.reev.api.watch.rule;

import dev.reev.api.suite.submit.SuiteBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a schedule that its ticks need.
 *
 * @param watch null without a watch
 * @param told whether it has a webhook
 */
public record WatchedSchedule(
    UUID id, String name, SuiteBody suite, @Nullable WatchBody watch, boolean told) {}
