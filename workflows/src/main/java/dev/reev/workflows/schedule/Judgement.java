package dev.reev.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What the suites of a tick say so far: either a decision, or that one more suite is needed.
 *
 * @param decision null while a confirming suite is needed
 * @param reason one line for people
 * @param confirmation id of the confirming suite to run next; null when there is a decision
 */
public record Judgement(
    @Nullable TickDecision decision, String reason, @Nullable String confirmation) {}
