package dev.reev.workflows.run;

/** Why there is no score: a class to count by, one line to read, and the evidence. */
public record RunFailure(FailureClass failureClass, String message, Evidence evidence) {}
