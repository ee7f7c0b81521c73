package dev.reev.workflows.run;

/** Request to end all live runner processes of a run on a host. */
public record EndRequest(String executionId) {}
