package dev.reev.cli.stack;

/**
 * Ports that the embedded Temporal server listens on.
 *
 * @param frontend gRPC, for API, workers and the temporal command
 * @param http the frontend's HTTP API, which cannot be turned off but is closed for everybody
 * @param ui what people open as its Web UI
 */
record TemporalPorts(int frontend, int http, int ui) {}
