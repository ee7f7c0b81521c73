package dev.reev.workflows.run;

/** Request to the host of an attempt for chunk {@code index} of the document with this digest. */
public record DocumentChunkRequest(String executionId, int attempt, String sha256, int index) {}
