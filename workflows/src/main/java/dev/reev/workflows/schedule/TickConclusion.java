package dev.reev.workflows.schedule;

/** Request to store the end of a tick. */
public record TickConclusion(String tick, TickDecision decision, String reason) {}
