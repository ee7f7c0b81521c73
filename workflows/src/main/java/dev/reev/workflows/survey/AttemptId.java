package dev.reev.workflows.survey;

/** One attempt of a run. */
public record AttemptId(String executionId, int attempt) {}
