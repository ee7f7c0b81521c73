package dev.reev.cli.server;

import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for.
 *
 * @param agent agent type
 * @param timeoutSeconds 1 to 3600
 * @param ymlContent benchmark to run instead of the server's own of that id; null = the server's
 */
public record RunRequest(String agent, int timeoutSeconds, @Nullable String ymlContent) {}
