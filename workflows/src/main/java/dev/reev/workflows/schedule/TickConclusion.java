package dev.reev.workflows.schedule;

/** The end of a tick, to be stored. */
public record TickConclusion(String tick, TickDecision decision, String reason) {}
