package dev.reev.workflows.run;

/**
 * A verified session file: the part that decides the run, and the document.
 *
 * @param outcome conclusion of the runner
 * @param document the whole file, its first part inline
 */
public record SessionReading(SessionOutcome outcome, Document document) {}
