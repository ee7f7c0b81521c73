package dev.reev.workflows.schedule;

/**
 * Argument that Temporal stores with a schedule and passes to each of its ticks. Everything else is
 * read when the tick begins, so that a change of the schedule applies from its next tick on.
 *
 * @param schedule the schedule's id
 * @param name its name, for display
 */
public record TickRequest(String schedule, String name) {}
