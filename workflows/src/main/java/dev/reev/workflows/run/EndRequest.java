package dev.reev.workflows.run;

/** End whatever runner processes of this run still live on a host. */
public record EndRequest(String executionId) {}
