package dev.reev.workflows.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tick that begins.
 *
 * @param schedule the schedule's id
 * @param workflowId of the tick; the same id is the same tick
 * @param scheduledAt the time that the schedule meant; null when nobody says
 */
public record TickOpening(String schedule, String workflowId, @Nullable Instant scheduledAt) {}
