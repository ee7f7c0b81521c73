package dev.reev.workflows.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Request to store a new tick.
 *
 * @param schedule the schedule's id
 * @param workflowId of the tick; the same id is the same tick
 * @param scheduledAt the time planned by the schedule; null when unknown
 */
public record TickOpening(String schedule, String workflowId, @Nullable Instant scheduledAt) {}
