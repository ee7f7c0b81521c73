package dev.reev.workflows.run;

/**
 * Heartbeat details of a launch: where the attempt lives, so that it can be looked for there when
 * the worker that watched it is gone.
 */
public record LaunchProgress(String host, int attempt) {}
