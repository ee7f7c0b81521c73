package dev.reev.workflows.run;

/** One chunk of a {@link Document}, on its way from the runner's host to the database. */
@SuppressWarnings("ArrayRecordComponent") // Opaque bytes: never compared, only carried.
public record DocumentChunk(String executionId, String sha256, int index, byte[] bytes) {}
