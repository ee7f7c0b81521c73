package dev.reev.api.schedule.plan;

/** The part of a schedule that Temporal carries out, and where it can be edited too. */
public record Plan(Times times, Policy policy, Pause pause) {}
