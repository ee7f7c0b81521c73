package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Judgement of a tick's suites so far: either a decision, or a request for one more suite.
 *
 * @param decision null while a confirming suite is needed
 * @param reason one line for readers
 * @param confirmation id of the confirming suite to run next; null when there is a decision
 */
public record Judgement(
    @Nullable TickDecision decision, String reason, @Nullable String confirmation) {}
