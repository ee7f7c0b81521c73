package dev.reev.workflows.run;

/**
 * A verified session file: the little that decides the run, and the document.
 *
 * @param outcome what the runner concluded
 * @param document the whole file, the first part of it inline
 */
public record SessionReading(SessionOutcome outcome, Document document) {}
