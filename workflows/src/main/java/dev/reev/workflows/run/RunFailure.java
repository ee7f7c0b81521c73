package dev.reev.workflows.run;

/** Reason for a missing score: a class for counting, a one-line message, and evidence. */
public record RunFailure(FailureClass failureClass, String message, Evidence evidence) {}
