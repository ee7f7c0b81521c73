package dev.reev.workflows.schedule;

/** A stored suite that the tick is to start. */
public record TickSuite(String id, int generation, int concurrency) {}
