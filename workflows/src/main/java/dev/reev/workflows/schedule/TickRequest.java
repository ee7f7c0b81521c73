package dev.reev.workflows.schedule;

/**
 * What Temporal keeps for a schedule and gives to each of its ticks. All else is read when the tick
 * begins, so that a change of the schedule holds from its next tick on.
 *
 * @param schedule the schedule's id
 * @param name its name, for people
 */
public record TickRequest(String schedule, String name) {}
